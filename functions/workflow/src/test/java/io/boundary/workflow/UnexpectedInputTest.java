package io.boundary.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.Contract;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextTarget;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import io.boundary.runtime.PermissionSetSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What nobody expects in the queue, and in the setting that says what can be granted. */
class UnexpectedInputTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final String ARN = "\"arn:aws:sso:::permissionSet/ssoins-1/ps-1\"";
  private static final String ADMIN = "\"arn:aws:sso:::permissionSet/ssoins-1/ps-2\"";

  @TestFactory
  Stream<DynamicTest> read_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(
        new TextTarget(
            "queue-message",
            List.of(ACCESS, CLICK, COMMAND, COMMAND.replace("1767225600.25", "1e999")),
            List.of(
                "\"received_at\":",
                "\"attempts\":",
                "\"team_id\":\"\",",
                "\"team_id\":\"T1234\",",
                "1e999",
                "-1",
                "1e-999",
                "\"action\":\"approve\",",
                "\"action\":\"deny\",",
                "\"command\":\"list\",",
                "\"user_id\":\"U0000EVIL\",",
                "{",
                "}",
                "[",
                "]",
                ",",
                "null",
                "99999999999",
                "\\u0000"),
            UnexpectedInputTest::message),
        new TextTarget(
            "permission-set-arns",
            List.of(
                "{\"ReadOnlyAccess\":" + ARN + ",\"AdministratorAccess\":" + ADMIN + "}",
                "{\"ReadOnlyAccess\":" + ARN + ",\"ReadOnlyAccess\":" + ADMIN + "}",
                "{\"ReadOnlyAccess\":" + ARN + "}{}"),
            List.of("{", "}", "\"ReadOnlyAccess\":", ",", ARN, ADMIN, "null", "{}", "x"),
            UnexpectedInputTest::setting));
  }

  private static final String ACCESS =
      "{\"request_type\":\"access_request\",\"request_id\":\"req-0123456789abcdef\","
          + "\"user_id\":\"U0000ALICE\",\"command_text\":\"123456789012 ReadOnlyAccess 1\","
          + "\"team_id\":\"T00000001\",\"response_url\":\"https://hooks.slack.com/x\","
          + "\"received_at\":1767225600.25,\"attempts\":2}";
  private static final String CLICK =
      "{\"request_type\":\"approval_action\",\"request_id\":\"req-0123456789abcdef\","
          + "\"action\":\"approve\",\"approver_slack_user_id\":\"U0000000SAM\",\"received_at\":1}";
  private static final String COMMAND =
      "{\"request_type\":\"user_command\",\"request_id\":\"req-aaaaaaaaaaaaaaaa\","
          + "\"user_id\":\"U0000ALICE\",\"command\":\"revoke\",\"argument\":\"req-0123456789abcdef\","
          + "\"received_at\":1767225600.25}";

  /** A message of the contract, or the one exception, which repeats nothing of it. */
  private static String message(String body) {
    Message message;
    try {
      message = MessageReader.read(new Delivery("m-1", "r-1", body, Optional.empty()), NOW);
    } catch (BadMessageException bad) {
      assertThat(bad).hasMessageMatching("[a-z_]{2,30} (is|body is) [a-zA-Z ]{2,20}");
      return String.valueOf(bad.getMessage());
    }
    assertThat(message.source().path("request_type").asText()).isIn(TYPES);
    if (message instanceof Message.Click click) {
      assertThat(message.source().path("action").asText())
          .isEqualTo(click.click().approve() ? "approve" : "deny");
    }
    assertThat(receivedAt(message)).isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));
    return message.getClass().getSimpleName() + receivedAt(message).equals(NOW);
  }

  private static final List<String> TYPES =
      List.of(
          Contract.TYPE_ACCESS_REQUEST, Contract.TYPE_APPROVAL_ACTION, Contract.TYPE_USER_COMMAND);

  private static Instant receivedAt(Message message) {
    if (message instanceof Message.Access access) {
      return access.submission().receivedAt();
    }
    return message instanceof Message.Click click
        ? click.click().receivedAt()
        : ((Message.Command) message).command().receivedAt();
  }

  /** One ARN for each name that is written: which of two would count must not be a guess. */
  private static String setting(String text) {
    Settings settings =
        new Settings(
            Map.of("PERMISSION_SET_ARNS", text), name -> "", Clock.fixed(NOW, ZoneOffset.UTC));
    Map<PermissionSetName, PermissionSetArn> arns;
    try {
      arns = PermissionSetSettings.arns(settings);
    } catch (SettingException malformed) {
      assertThat(malformed)
          .hasMessageMatching("setting PERMISSION_SET_ARNS is (missing|malformed)[ :a-zA-Z<>]*");
      return "refused";
    }
    assertThat(text.strip()).startsWith("{").endsWith("}");
    assertThat(text.chars().filter(c -> c == ':').count()).isLessThanOrEqualTo(arns.size() * 6L);
    return "accepted " + arns.size();
  }
}
