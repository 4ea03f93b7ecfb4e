package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.aws.AwsClients;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The command line against a sandbox that runs, with three requests that were refused. */
class MetricsRebuildCommandTest {

  @TempDir private Path folder;

  private Path info = Path.of("");
  private Sandbox sandbox;
  private DynamoDbClient tables;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException, InterruptedException {
    info = folder.resolve("info.json");
    SandboxOptions options = SandboxOptions.of(ProjectFolder.find());
    sandbox =
        SandboxWiring.start(
            options
                .withInfoFile(Optional.of(info))
                .withTiming(options.timing().withTickPeriod(Duration.ZERO)),
            new ProductFunctions());
    tables = tables();
    for (int i = 0; i < 3; i++) {
      sandbox.slackClient().command("U0ALICE001", "123456789012 AdministratorAccess 1");
    }
    awaitDenied(3);
    awaitCounted(3);
  }

  @AfterEach
  void end() {
    tables.close();
    sandbox.close();
  }

  @Test
  void rebuild_whenAllIsRight_endsWith0() {
    assertThat(run("--dry-run")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("3 requests. Figures: 0 wrong, 0 set right.");
    assertThat(err.toString()).contains("acting on the sandbox at " + sandbox.baseUrl());
    assertThat(run()).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void rebuild_whenFiguresAreWrongAndARecordIsOver_findsThemAndSetsThemRight() throws IOException {
    spoil();
    expireOne();

    assertThat(run("--dry-run")).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString()).contains("all: 3 DENIED, not 41 ACTIVE, 3 DENIED");
    assertThat(run("--dry-run", "--json")).isEqualTo(ExitCodes.DENIED);
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("wrong").get(0).path("stored").path("ACTIVE").asInt()).isEqualTo(41);

    assertThat(run()).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("Figures: 0 wrong, 1 set right.");
    assertThat(run("--dry-run")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("3 requests. Figures: 0 wrong");
  }

  @Test
  void rebuild_whenTheTableIsOutOfReach_endsWith3AndOneLine() {
    sandbox.close();

    assertThat(run()).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().lines()).anyMatch(line -> line.startsWith("boundary: "));
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void metrics_whenNoCommandFollows_isWrongUsage() {
    assertThat(BoundaryCli.commandLine().setErr(new PrintWriter(err)).execute("metrics"))
        .isEqualTo(ExitCodes.USAGE);
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine line = BoundaryCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(
        Stream.concat(
                Stream.of("--sandbox", "--info-file", info.toString(), "metrics", "rebuild"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** Forty-one who hold access, of whom no record knows. */
  private void spoil() {
    Map<String, AttributeValue> all =
        rows("counters_table").stream()
            .filter(item -> "all".equals(text(item, "counter")))
            .findFirst()
            .orElseThrow();
    tables.updateItem(
        update ->
            update
                .tableName(table("counters_table"))
                .key(Map.of("counter", text("all"), "day", text(text(all, "day"))))
                .updateExpression("SET ACTIVE = :n")
                .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("41"))));
  }

  private void expireOne() {
    String id = text(rows("dynamodb_table").get(0), "request_id");
    tables.deleteItem(
        delete -> delete.tableName(table("dynamodb_table")).key(Map.of("request_id", text(id))));
  }

  private void awaitDenied(int wanted) throws InterruptedException {
    for (int look = 0; look < 600; look++) {
      long denied =
          rows("dynamodb_table").stream()
              .filter(item -> "DENIED".equals(text(item, "status")))
              .count();
      if (denied == wanted) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("the requests are not decided");
  }

  /** A record is counted some time after it was last written, which may be after it is denied. */
  private void awaitCounted(int wanted) throws IOException, InterruptedException {
    for (int look = 0; look < 60; look++) {
      sandbox.clock().advance(Duration.ofMinutes(5));
      sandbox.tick();
      boolean counted =
          rows("counters_table").stream()
              .filter(item -> "all".equals(text(item, "counter")))
              .map(item -> item.get("DENIED"))
              .anyMatch(count -> count != null && count.n().equals(String.valueOf(wanted)));
      if (counted) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new AssertionError("the requests are not counted");
  }

  private List<Map<String, AttributeValue>> rows(String table) {
    return tables.scan(scan -> scan.tableName(table(table))).items();
  }

  private String table(String name) {
    return sandbox.info().path(name).asText();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s();
  }

  private DynamoDbClient tables() {
    JsonNode key = sandbox.info().path("callers").path("operator");
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(
            key.path("access_key_id").asText(), key.path("secret_access_key").asText());
    return new AwsClients(
            Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", sandbox.baseUrl()),
            StaticCredentialsProvider.create(credentials))
        .dynamoDb();
  }
}
