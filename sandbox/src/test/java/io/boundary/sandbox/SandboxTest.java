package io.boundary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.slack.SlackClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

class SandboxTest {

  private static TestSandbox box;

  @BeforeAll
  static void start() {
    box = new TestSandbox();
  }

  @AfterAll
  static void end() {
    box.close();
  }

  @Test
  void webhook_whenSlackSendsACommand_handsItOnAsApiGatewayWould() throws Exception {
    SlackClient.Answer answer = box.sandbox.slackClient().command("U0ALICE001", "help me");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("received");
    JsonNode event = box.functions.webhookEvents.get(box.functions.webhookEvents.size() - 1);
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("POST /webhook");
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("headers").path("x-slack-signature").asText()).startsWith("v0=");
    JsonNode carried = box.functions.workflowRecords.poll(10, TimeUnit.SECONDS);
    assertThat(carried).isNotNull();
    assertThat(carried.path("body").asText()).contains("text=help+me");
    assertThat(carried.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(carried.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
  }

  @Test
  void webhook_whenTheFunctionThrows_answersWithoutDetail() throws Exception {
    SlackClient.Answer answer = box.sandbox.slackClient().command("U0ALICE001", "break");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void setups_whenBuilt_holdReferencesNotSecretsAndPointAtTheSandbox() {
    FunctionSetup webhook = box.functions.setups.get("webhook");
    FunctionSetup workflow = box.functions.setups.get("workflow");
    String secret = box.sandbox.info().path("slack_signing_secret").asText();

    assertThat(webhook).isNotNull();
    assertThat(workflow).isNotNull();
    assertThat(webhook.environment())
        .containsEntry("SLACK_SIGNING_SECRET", "ssm:/boundary/slack/signing_secret")
        .containsEntry("AWS_ENDPOINT_URL", box.sandbox.baseUrl())
        .doesNotContainValue(secret)
        .doesNotContainKey("SLACK_BOT_TOKEN");
    assertThat(workflow.environment())
        .containsKeys("BOUNDARY_DEVELOPERS_ID", "BOUNDARY_SECURITY_ADMINS_ID", "PROD_OU_ID")
        .containsKeys("BOUNDARY_AUDITORS_ID", "STAGING_OU_ID", "LEDGER_TABLE", "LEASES_TABLE");
    assertThat(webhook.credentials().resolveCredentials().accessKeyId())
        .isNotEqualTo(workflow.credentials().resolveCredentials().accessKeyId());
  }

  @Test
  void tick_whenAskedFor_runsTheJanitorOnceAndReturnsItsCounts() throws Exception {
    JsonNode counts = box.control("POST", "/tick", "");

    assertThat(counts.path("revoked").asInt(-1)).isZero();
    assertThat(counts.path("source").asText()).isEqualTo("aws.events");
    assertThat(box.functions.remainingMillis).allMatch(left -> left > 5_000 && left <= 60_000);
  }

  @Test
  void clock_whenAdvanced_movesTheFunctionsTimeOnly() throws Exception {
    FunctionSetup janitor = box.functions.setups.get("janitor");
    assertThat(janitor).isNotNull();
    Instant before = janitor.clock().instant();
    Duration ahead = box.sandbox.clock().offset();

    box.control("POST", "/clock", "{\"advance_seconds\": 3600}");

    assertThat(janitor.clock().instant()).isAfterOrEqualTo(before.plusSeconds(3600));
    assertThat(box.sandbox.clock().offset()).isEqualTo(ahead.plusSeconds(3600));
    assertThat(janitor.realClock().instant()).isBefore(before.minus(ahead).plusSeconds(3000));
  }

  @Test
  void clock_whenMovedBack_refuses() throws Exception {
    assertThat(box.send("POST", "/sandbox/clock", "{\"advance_seconds\": -5}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void queue_whenAMessageKeepsFailing_endsInTheDeadLetterQueueAndTheOthersPass() throws Exception {
    String url = box.sandbox.info().path("queue_url").asText();
    String deadLetters = box.sandbox.info().path("dead_letter_queue_url").asText();
    assertThat(url).startsWith(box.sandbox.baseUrl());
    try (SqsClient sqs = box.client(SqsClient.builder())) {
      sqs.sendMessage(send -> send.queueUrl(url).messageBody("poison"));
      sqs.sendMessage(send -> send.queueUrl(url).messageBody("good"));

      List<Message> parked = receiveWithin(sqs, deadLetters, 20);

      assertThat(parked).singleElement().extracting("body").isEqualTo("poison");
      assertThat(box.functions.workflowRecords.stream().map(m -> m.path("body").asText()))
          .contains("good");
      assertThat(
              sqs.getQueueAttributes(
                      get ->
                          get.queueUrl(url)
                              .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                  .attributes())
          .containsValue("0");
    }
  }

  /** Receives at most so often, each time waiting a second. */
  private static List<Message> receiveWithin(SqsClient sqs, String url, int attempts) {
    List<Message> found = List.of();
    for (int i = 0; i < attempts && found.isEmpty(); i++) {
      found = sqs.receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(1)).messages();
    }
    return found;
  }

  @Test
  void dynamoDb_whenAskedThroughTheOnePort_hasTheTables() {
    try (DynamoDbClient dynamoDb = box.client(DynamoDbClient.builder())) {
      assertThat(dynamoDb.listTables().tableNames())
          .contains(
              box.sandbox.info().path("dynamodb_table").asText(),
              box.sandbox.info().path("ledger_table").asText());
    }
  }

  @Test
  void sts_whenAsked_saysWhoAsks() {
    try (StsClient sts = box.client(StsClient.builder())) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo("999999999999");
    }
  }

  @Test
  void control_whenAskedForCalls_tellsFunctionsApart() throws Exception {
    box.sandbox.slackClient().command("U0ALICE001", "who calls");

    JsonNode calls = box.control("GET", "/aws/calls?function=webhook", "");

    assertThat(calls.path("calls")).isNotEmpty();
    assertThat(calls.path("calls").findValuesAsText("operation")).contains("SendMessage");
    assertThat(calls.path("calls").findValuesAsText("function")).containsOnly("webhook");
  }

  @Test
  void server_whenAWebPageCalls_refuses() throws IOException, InterruptedException {
    var answer = box.send("POST", "/sandbox/tick", "", "Origin", "https://evil.example");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void start_whenThePortIsInUse_saysSoInOneLine() {
    int taken = Integer.parseInt(box.sandbox.baseUrl().replaceAll(".*:", ""));

    assertThatThrownBy(
            () -> SandboxWiring.start(TestSandbox.OPTIONS.withPort(taken), new FakeFunctions()))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("port " + taken)
        .hasMessageNotContaining("\n");
  }

  @Test
  void start_whenToldAnInfoFileAndAFolder_writesOneAndKeepsStateInTheOther(@TempDir Path folder)
      throws Exception {
    Path info = folder.resolve("info.json");
    SandboxOptions options =
        TestSandbox.OPTIONS
            .withInfoFile(Optional.of(info))
            .withDataDir(Optional.of(folder.resolve("data")));
    try (TestSandbox first = new TestSandbox(options)) {
      first.control(
          "POST",
          "/identity-center/assignments",
          "{\"account_id\":\"111122223333\",\"permission_set\":\"ReadOnlyAccess\",\"user\":\"dave\"}");
      try (DynamoDbClient dynamoDb = first.client(DynamoDbClient.builder())) {
        dynamoDb.putItem(
            put ->
                put.tableName("boundary-sandbox-active-requests")
                    .item(java.util.Map.of("request_id", text("req-0123456789abcdef"))));
      }
    }

    JsonNode written = Json.parse(Files.readAllBytes(info)).orElseThrow();
    assertThat(written.path("users").path("sam").path("groups")).hasSize(2);
    assertThat(written.path("accounts").path("123456789012").path("ou_path")).hasSize(3);
    assertThat(written.path("callers").path("auditor").path("secret_access_key").asText())
        .isNotEmpty();
    assertThat(written.toString()).doesNotContain("xoxb-");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(info)))
        .isEqualTo("rw-------");
    try (TestSandbox second = new TestSandbox(options);
        DynamoDbClient dynamoDb = second.client(DynamoDbClient.builder())) {
      assertThat(second.control("GET", "/identity-center/assignments", "").toString())
          .contains("111122223333");
      assertThat(
              dynamoDb
                  .getItem(
                      get ->
                          get.tableName("boundary-sandbox-active-requests")
                              .key(java.util.Map.of("request_id", text("req-0123456789abcdef"))))
                  .hasItem())
          .isTrue();
    }
  }

  private static software.amazon.awssdk.services.dynamodb.model.AttributeValue text(String value) {
    return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value);
  }
}
