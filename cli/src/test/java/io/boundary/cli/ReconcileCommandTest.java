package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.aws.AwsClients;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import io.boundary.sandbox.aws.AssignmentKey;
import io.boundary.sandbox.aws.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The command line against a sandbox that runs. Sam's assignment stands there from before. */
class ReconcileCommandTest {

  private static final String SAMS = "PowerUserAccess in 210987654321 of ";

  @TempDir private Path folder;

  private Path info = Path.of("");
  private Sandbox sandbox;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    info = folder.resolve("info.json");
    SandboxOptions options = SandboxOptions.of(ProjectFolder.find());
    sandbox =
        SandboxWiring.start(
            options
                .withInfoFile(Optional.of(info))
                .withTiming(options.timing().withTickPeriod(Duration.ZERO)),
            new ProductFunctions());
  }

  @AfterEach
  void end() {
    sandbox.close();
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine line = BoundaryCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] words = new String[arguments.length + 4];
    words[0] = "--sandbox";
    words[1] = "--info-file";
    words[2] = info.toString();
    words[3] = "reconcile";
    System.arraycopy(arguments, 0, words, 4, arguments.length);
    return line.execute(words);
  }

  private List<AssignmentKey> assignments() {
    return sandbox.aws().assignments().list();
  }

  @Test
  void reconcile_whenSomethingIsNotOurs_saysSoWithTheTargetAndEndsWith2() {
    assertThat(run()).isEqualTo(ExitCodes.DENIED);

    assertThat(out.toString())
        .containsPattern("not ours +210987654321 +PowerUserAccess ")
        .contains("0 missing, 0 stuck, 1 not ours, 0 unreadable");
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("acting on the sandbox at " + sandbox.baseUrl())
        .contains("assumed-role/BoundaryOperator/ops");
    assertThat(assignments()).hasSize(1);
  }

  @Test
  void reconcile_whenTimeWasMoved_tellsTheAgeByTheSandboxsTime() {
    run();
    sandbox.clock().advance(Duration.ofDays(3));

    run();

    assertThat(out.toString()).contains(" 3 d ");
  }

  @Test
  void reconcile_whenNothingIsInItsScope_endsWith0() {
    assertThat(run("--account", "123456789012", "--permission-set", "ReadOnlyAccess"))
        .isEqualTo(ExitCodes.DONE);

    assertThat(out.toString()).contains("Nothing has drifted");
  }

  @Test
  void reconcile_whenForMachines_isOneJsonObject() throws IOException {
    assertThat(run("--json")).isEqualTo(ExitCodes.DENIED);

    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertThat(result.path("complete").asBoolean()).isTrue();
    assertThat(result.path("target").asText()).contains(sandbox.baseUrl());
    assertThat(result.path("findings")).hasSize(1);
    assertThat(result.at("/findings/0/kind").asText()).isEqualTo("unknown");
    assertThat(result.at("/findings/0/account_id").asText()).isEqualTo("210987654321");
  }

  @Test
  void deleteUnknown_whenNotConfirmed_listsAndRemovesNothing() {
    assertThat(run("--delete-unknown")).isEqualTo(ExitCodes.DENIED);

    assertThat(out.toString())
        .contains("To be removed: 1. Nothing was removed; --yes removes:")
        .contains("  " + SAMS);
    assertThat(assignments()).hasSize(1);
    assertThat(removals()).isEmpty();
  }

  @Test
  void deleteUnknown_whenConfirmed_removesItWithEvidence() {
    assertThat(run("--delete-unknown", "--yes")).isEqualTo(ExitCodes.DONE);

    assertThat(out.toString()).contains("Removing 1:").contains(": removed");
    assertThat(assignments()).isEmpty();
    assertThat(removals())
        .extracting(item -> item.getOrDefault("outcome", AttributeValue.fromS("")).s())
        .containsExactly("INTENDED", "REMOVED");
    assertThat(removals())
        .extracting(item -> item.getOrDefault("actor", AttributeValue.fromS("")).s())
        .allMatch(actor -> actor.startsWith("aws:arn:") && actor.endsWith("BoundaryOperator/ops"));
    assertThat(run()).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void deleteUnknown_whenIdentityCenterCannotDelete_saysSoAndEndsWith3() {
    sandbox
        .aws()
        .faults()
        .add(
            new Fault(
                "sso",
                "DeleteAccountAssignment",
                Fault.Kind.FAILED,
                0,
                1,
                Duration.ZERO,
                Optional.of("internal error"),
                Optional.empty()));

    assertThat(run("--delete-unknown", "--yes", "--json")).isEqualTo(ExitCodes.ERROR);

    assertThat(out.toString()).contains("failed: Identity Center could not delete it");
    assertThat(assignments()).hasSize(1);
  }

  @Test
  void reconcile_whenIdentityCenterCannotBeRead_endsWith3AndNamesWhat() {
    sandbox
        .aws()
        .faults()
        .add(
            new Fault(
                "sso",
                "ListAccountAssignments",
                Fault.Kind.FAIL_BEFORE,
                0,
                1,
                Duration.ZERO,
                Optional.of("AccessDeniedException"),
                Optional.empty()));

    assertThat(run("--delete-unknown", "--yes")).isEqualTo(ExitCodes.ERROR);

    assertThat(err.toString()).contains("cannot be read: PowerUserAccess in 210987654321");
    assertThat(assignments()).hasSize(1);
  }

  @Test
  void reconcile_whenUsedWrongly_saysSoInOneLineAndEndsWith64() {
    for (List<String> wrong :
        List.of(
            List.of("--yes"),
            List.of("--account", "12"),
            List.of("--delete-unknown", "--permission-set", "Nonsense"),
            List.of("--nonsense"))) {
      assertThat(run(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(ExitCodes.USAGE);
      assertThat(
              err.toString()
                  .lines()
                  .filter(line -> line.startsWith("boundary: "))
                  .filter(line -> !line.contains("acting on")))
          .as("%s", wrong)
          .hasSize(1);
    }
    assertThat(assignments()).hasSize(1);
  }

  @Test
  void reconcile_whenNoSandboxRuns_saysSoInOneLineAndEndsWith3() throws IOException {
    sandbox.close();
    assertThat(run()).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().strip().lines())
        .singleElement()
        .asString()
        .contains("no sandbox answers at");

    Files.delete(info);
    assertThat(run()).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().strip().lines())
        .singleElement()
        .asString()
        .contains("there is no info file");
  }

  @Test
  void reconcile_whenTheInfoFileNamesAnotherPlace_refusesIt() throws IOException {
    Files.writeString(
        info, Files.readString(info).replace("http://127.0.0.1:", "https://sso.example.com:"));

    assertThat(run()).isEqualTo(ExitCodes.ERROR);

    assertThat(err.toString()).contains("names no sandbox of this machine");
  }

  private List<Map<String, AttributeValue>> removals() {
    JsonNode key = sandbox.info().path("callers").path("operator");
    Map<String, String> settings =
        Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", sandbox.baseUrl());
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(
            key.path("access_key_id").asText(), key.path("secret_access_key").asText());
    AwsClients clients = new AwsClients(settings, StaticCredentialsProvider.create(credentials));
    try (DynamoDbClient dynamo = clients.dynamoDb()) {
      return dynamo
          .query(
              query ->
                  query
                      .tableName(sandbox.info().path("counters_table").asText())
                      .keyConditionExpression("#counter = :removals")
                      .expressionAttributeNames(Map.of("#counter", "counter"))
                      .expressionAttributeValues(
                          Map.of(":removals", AttributeValue.fromS("removals"))))
          .items();
    }
  }
}
