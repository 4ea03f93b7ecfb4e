package io.boundary.cli;

import io.boundary.aws.AwsClients;
import io.boundary.aws.Backoff;
import io.boundary.aws.dynamodb.DynamoRequestStore;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.Actor;
import io.boundary.model.Ask;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.LedgerHead;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A sandbox that runs, with a few refused requests in it, and hands that can write its tables. */
final class SandboxLedger implements AutoCloseable {

  static final RequestId FIRST = new RequestId("req-00000000000000a1");
  static final RequestId SECOND = new RequestId("req-00000000000000a2");

  private final Path info;
  private final Sandbox sandbox;
  private final DynamoDbClient dynamo;
  private final Tables tables;
  private final RequestStore store;

  private SandboxLedger(Path info, Sandbox sandbox) {
    this.info = info;
    this.sandbox = sandbox;
    String url = sandbox.baseUrl();
    AwsBasicCredentials key =
        AwsBasicCredentials.create(
            sandbox.info().at("/callers/operator/access_key_id").asText(),
            sandbox.info().at("/callers/operator/secret_access_key").asText());
    dynamo =
        new AwsClients(
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", url),
                StaticCredentialsProvider.create(key))
            .dynamoDb();
    tables =
        new Tables(
            sandbox.info().path("dynamodb_table").asText(),
            sandbox.info().path("ledger_table").asText(),
            sandbox.info().path("leases_table").asText(),
            sandbox.info().path("counters_table").asText());
    store =
        new DynamoRequestStore(
            dynamo,
            tables,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0),
            t -> true);
  }

  /** Starts it; nothing in it moves by itself. */
  static SandboxLedger start(Path folder) {
    Path info = folder.resolve("info.json");
    SandboxOptions options = SandboxOptions.of(ProjectFolder.find());
    Sandbox sandbox =
        SandboxWiring.start(
            options
                .withInfoFile(Optional.of(info))
                .withTiming(options.timing().withTickPeriod(Duration.ZERO)),
            new ProductFunctions());
    SandboxLedger ledger = new SandboxLedger(info, sandbox);
    ledger.refused(FIRST);
    ledger.refused(SECOND);
    return ledger;
  }

  /** Words that make a command act on it. */
  List<String> target() {
    return List.of("--sandbox", "--info-file", info.toString());
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** A developer wanted to administer the account `shop-development`, and no rule allowed it. */
  void refused(RequestId id) {
    Instant now = sandbox.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    DecisionEvidence evidence =
        new DecisionEvidence(
            Optional.empty(),
            "no rule of the policy allows this",
            Optional.of("ab".repeat(32)),
            "1.0.0",
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.of("shop-development"),
            List.of("r-ab12", "ou-ab12-11111111", "ou-ab12-22222222"),
            Map.of("Environment", "Development"));
    AccessRequest draft =
        new AccessRequest(
            id,
            0,
            RequestStatus.DENIED,
            new Ask(
                new SlackUserId("U0ALICE001"),
                new AccountId("210987654321"),
                new PermissionSetName("AdministratorAccess"),
                Duration.ofHours(1),
                Optional.empty(),
                now,
                Optional.empty()),
            Optional.empty(),
            evidence,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            now,
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LedgerHead.NONE,
            Set.of(),
            now,
            0,
            Optional.empty());
    CommitResult result =
        store.commit(Revision.birth(draft, Actor.POLICY, "no rule allows this").commit());
    if (result != CommitResult.DONE) {
      throw new AssertionError(result);
    }
  }

  /** The event's attribute gets another value. */
  void changeEvent(RequestId id, String attribute, String value) {
    dynamo.updateItem(
        update ->
            update
                .tableName(tables.ledger())
                .key(eventKey(id))
                .updateExpression("SET #name = :value")
                .expressionAttributeNames(Map.of("#name", attribute))
                .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(value))));
  }

  /** The record's state becomes a word that nobody knows. */
  void spoilRecord(RequestId id) {
    dynamo.updateItem(
        update ->
            update
                .tableName(tables.requests())
                .key(Map.of("request_id", AttributeValue.fromS(id.value())))
                .updateExpression("SET #status = :nonsense")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":nonsense", AttributeValue.fromS("NONSENSE"))));
  }

  /** Forty-one of whom no record knows held access on that day. */
  void spoilFigure() {
    dynamo.putItem(
        put ->
            put.tableName(tables.counters())
                .item(
                    Map.of(
                        "counter", AttributeValue.fromS("all"),
                        "day", AttributeValue.fromS("2026-01-31"),
                        "ACTIVE", AttributeValue.fromN("41"))));
  }

  void deleteEvent(RequestId id) {
    dynamo.deleteItem(delete -> delete.tableName(tables.ledger()).key(eventKey(id)));
  }

  void deleteRecord(RequestId id) {
    dynamo.deleteItem(
        delete ->
            delete
                .tableName(tables.requests())
                .key(Map.of("request_id", AttributeValue.fromS(id.value()))));
  }

  private static Map<String, AttributeValue> eventKey(RequestId id) {
    return Map.of("request_id", AttributeValue.fromS(id.value()), "seq", AttributeValue.fromN("1"));
  }

  @Override
  public void close() {
    dynamo.close();
    sandbox.close();
  }
}
