package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.lifecycle.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of operators' commands that need no sandbox. */
class OperatorPartsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static final String OUTPUTS =
      """
      { "dynamodb_table_name": { "value": "requests" }, "ledger_table_name": { "value": "ledger" },
        "leases_table_name": { "value": "leases" }, "counters_table_name": { "value": "counters" },
        "permission_set_arns": { "value": { "ReadOnlyAccess": "arn:1" } },
        "sso_instance_arn": { "value": "arn:aws:sso:::instance/ssoins-1" },
        "identity_store_id": { "value": "d-1" }, "workflow_queue_url": { "value": "https://q" },
        "slack_webhook_url": { "value": "https://hook" },
        "parameter_prefix": { "value": "/other" },
        "policy_environment": { "value": { "PROD_OU_ID": "ou-ab12-1" } } }
      """;

  @Test
  void terraform_whenAllOutputsAreThere_givesTheSettings() {
    assertThat(TerraformSettings.of(OUTPUTS))
        .containsEntry("DYNAMODB_TABLE", "requests")
        .containsEntry("PERMISSION_SET_ARNS", "{\"ReadOnlyAccess\":\"arn:1\"}")
        .containsEntry("PROD_OU_ID", "ou-ab12-1")
        .containsEntry("SLACK_BOT_TOKEN", "ssm:/other/slack/bot_token")
        .hasSize(13);
  }

  @Test
  void terraform_whenTheDeploymentDoesNotTellWhereSecretsLie_takesTheUsualPlace() {
    assertThat(TerraformSettings.of(OUTPUTS.replace("parameter_prefix", "other_name")))
        .containsEntry("AUDIT_TOKEN_KEY", "ssm:/boundary/audit/token_key");
  }

  @Test
  void terraform_whenThereIsNoSuchEnvironment_saysSo() {
    assertThatThrownBy(() -> TerraformWiring.settings(ProjectFolder.find(), "moon"))
        .hasMessageContaining("no environment at terraform/live/envs/moon");
  }

  @Test
  void terraform_whenAnOutputIsMissing_namesItInOneLine() {
    assertThatThrownBy(
            () -> TerraformSettings.of(OUTPUTS.replace("leases_table_name", "other_name")))
        .hasMessageContaining("`leases_table_name`")
        .hasMessageContaining("--no-terraform-sync");
    assertThatThrownBy(() -> TerraformSettings.of("{}")).hasMessageContaining("no output");
    assertThatThrownBy(() -> TerraformSettings.of("oops")).hasMessageContaining("no JSON");
  }

  @Test
  void since_whenATimeIsTyped_isThatTime() {
    assertThat(Since.parse("90m").orElseThrow().before(NOW)).isEqualTo("2026-11-22T10:30:00Z");
    assertThat(Since.parse("24h").orElseThrow().before(NOW)).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(Since.parse("7d").orElseThrow().before(NOW)).isEqualTo("2026-11-15T12:00:00Z");
    assertThat(Since.parse("2026-01-31").orElseThrow().before(NOW))
        .isEqualTo("2026-01-31T00:00:00Z");
    assertThat(Since.parse("2026-01-31T08:00:00Z").orElseThrow().before(NOW))
        .isEqualTo("2026-01-31T08:00:00Z");
    for (String wrong : List.of("", "7", "d", "-7d", "2026-02-30", "2026-01-31T25:00:00Z", "7 d")) {
      assertThat(Since.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void untilDone_whenItIsPutOff_triesAgainAfterThatTimeAndThenNoMore() {
    List<Duration> pauses = new ArrayList<>();
    UntilDone untilDone = new UntilDone(Clock.fixed(NOW, ZoneOffset.UTC), pauses::add);

    Outcome done =
        untilDone.run(
            (number, deadline) ->
                number < 2 ? Outcome.later(Duration.ofSeconds(5), "wait") : Outcome.DONE);
    Outcome givenUp =
        untilDone.run((number, deadline) -> Outcome.later(Duration.ofMinutes(3), "long"));

    assertThat(done).isEqualTo(Outcome.DONE);
    assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    assertThat(givenUp).isInstanceOf(Outcome.Later.class);
  }
}
