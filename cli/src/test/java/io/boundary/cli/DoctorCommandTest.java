package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.cli.doctor.Doctor;
import io.boundary.cli.doctor.DoctorWiring;
import io.boundary.sandbox.aws.Alarms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** What the command says of a sandbox; what each check finds is in {@code DoctorTest}. */
class DoctorCommandTest {

  private static final String DEAD_GROUP =
      "BOUNDARY_AUDITORS_ID=94482488-3041-7000-a000-00000000dead";

  @TempDir private Path folder = Path.of("");

  private SandboxLedger running;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    running = SandboxLedger.start(folder);
  }

  @AfterEach
  void end() {
    running.close();
  }

  private int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    List<String> all = new ArrayList<>(running.target());
    all.add("doctor");
    all.addAll(List.of(words));
    CommandLine line = BoundaryCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(all.toArray(String[]::new));
  }

  @Test
  void doctor_whenAllIsWell_saysWhereItLooksAndEndsWith0() throws IOException {
    assertThat(run()).as("%s%s", out, err).isEqualTo(ExitCodes.DONE);

    assertThat(err.toString().lines())
        .containsExactly(
            "boundary: acting on the sandbox at "
                + running.sandbox().baseUrl()
                + ", table boundary-sandbox-active-requests");
    assertThat(out.toString().lines()).hasSize(17).last().isEqualTo("all 16 checks are well");
    assertThat(out.toString().lines().limit(16)).allMatch(line -> line.startsWith("ok    "));

    assertThat(run("--json")).isEqualTo(ExitCodes.DONE);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json).hasSize(16).allMatch(check -> check.path("ok").asBoolean());
    assertThat(json.get(0).path("check").asText()).isEqualTo("credentials");
  }

  @Test
  void doctor_whenSomethingIsAmiss_saysWhatAndHowToMendItAndEndsWith2() throws IOException {
    running.sandbox().aws().alarms().put("boundary-sandbox-dead-letters", Alarms.State.RINGING);

    assertThat(run()).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString().lines())
        .anyMatch(
            line ->
                line.startsWith("MISS  alarms ")
                    && line.contains("boundary-sandbox-dead-letters rings. To mend it: "))
        .last()
        .isEqualTo("1 of 16 checks found something to mend");

    assertThat(run("--json", "--value", DEAD_GROUP)).isEqualTo(ExitCodes.DENIED);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json)
        .filteredOn(check -> !check.path("ok").asBoolean())
        .extracting(check -> check.path("check").asText())
        .containsExactly("groups", "alarms");
    assertThat(json)
        .allMatch(check -> check.path("ok").asBoolean() == check.path("fix").asText().isEmpty());
  }

  @Test
  void doctor_whenTheSandboxIsGone_saysSoInOneLineAndEndsWith3() {
    running.sandbox().close();

    assertThat(run()).isEqualTo(ExitCodes.ERROR);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).singleElement().asString().startsWith("boundary: ");
  }

  @Test
  void doctor_whenAwsDoesNotAnswer_endsWith3() {
    CommandLine line =
        BoundaryCli.configured(new DoctorCommand((target, policy) -> unanswered(target)));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));

    assertThat(line.execute("doctor")).as(err.toString()).isEqualTo(ExitCodes.ERROR);
    assertThat(out.toString()).as("%s", err).contains("MISS  credentials", "AWS does not answer: ");
    assertThat(err.toString())
        .contains("acting on AWS, http://127.0.0.1:1, table a-active-requests");
  }

  /** Port 1 refuses. */
  private static Doctor unanswered(TargetOptions target) {
    assertThat(target.sandbox()).isFalse();
    return DoctorWiring.of(
        Map.of(
            "SLACK_BOT_TOKEN", "ssm:/boundary/slack/bot_token",
            "AWS_SSO_START_URL", "https://example.awsapps.com/start",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
            "AWS_REGION", "us-east-1",
            "DYNAMODB_TABLE", "a-active-requests",
            "LEDGER_TABLE", "a-ledger",
            "LEASES_TABLE", "a-leases",
            "COUNTERS_TABLE", "a-counters"),
        AnonymousCredentialsProvider.create(),
        Clock.systemUTC(),
        Optional.empty());
  }
}
