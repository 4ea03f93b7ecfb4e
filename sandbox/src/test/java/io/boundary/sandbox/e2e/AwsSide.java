package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.aws.dynamodb.DynamoFreezeFlag;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.model.Actor;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import io.boundary.sandbox.http.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;

/** AWS, as any client of it sees it: records, ledger, leases, assignments, queues. */
public final class AwsSide implements AutoCloseable {

  private final JsonNode info;
  private final DynamoDbClient dynamo;
  private final SsoAdminClient sso;
  private final SqsClient sqs;
  private final SsmClient ssm;
  private final DynamoRequestHistory history;

  public AwsSide(JsonNode info) {
    this.info = info;
    this.dynamo = client(DynamoDbClient.builder());
    this.sso = client(SsoAdminClient.builder());
    this.sqs = client(SqsClient.builder());
    this.ssm = client(SsmClient.builder());
    this.history = new DynamoRequestHistory(dynamo, tables());
  }

  private Tables tables() {
    return new Tables(text("dynamodb_table"), text("ledger_table"), text("leases_table"), "");
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    JsonNode key = info.path("callers").path("security_admin");
    builder.httpClientBuilder(UrlConnectionHttpClient.builder());
    return builder
        .region(Region.of(text("aws_region")))
        .endpointOverride(URI.create(text("aws_endpoint_url")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    key.path("access_key_id").asText(), key.path("secret_access_key").asText())))
        .build();
  }

  private String text(String name) {
    return info.path(name).asText();
  }

  /** One assignment: whose, where, what. */
  public record Held(String person, String account, String permissionSet)
      implements Comparable<Held> {

    @Override
    public int compareTo(Held other) {
      return toString().compareTo(other.toString());
    }
  }

  /** Whether Identity Center lists the assignment. */
  public boolean holds(String person, String account, String permissionSet) {
    String principal = info.path("users").path(person).path("identity_center_id").asText();
    return principals(account, permissionSet).contains(principal);
  }

  /** Every assignment that Identity Center lists. */
  public Set<Held> assignments() {
    Set<Held> all = new TreeSet<>();
    info.path("accounts")
        .fieldNames()
        .forEachRemaining(
            account ->
                info.path("permission_sets")
                    .fieldNames()
                    .forEachRemaining(
                        set ->
                            principals(account, set)
                                .forEach(id -> all.add(new Held(personOf(id), account, set)))));
    return all;
  }

  private List<String> principals(String account, String permissionSet) {
    String arn = info.path("permission_sets").path(permissionSet).asText();
    return sso
        .listAccountAssignmentsPaginator(
            list ->
                list.instanceArn(text("sso_instance_arn")).accountId(account).permissionSetArn(arn))
        .accountAssignments()
        .stream()
        .map(AccountAssignment::principalId)
        .toList();
  }

  private String personOf(String principal) {
    for (Map.Entry<String, JsonNode> user : info.path("users").properties()) {
      if (user.getValue().path("identity_center_id").asText().equals(principal)) {
        return user.getKey();
      }
    }
    return principal;
  }

  /** The record's attributes, read consistently. */
  public Optional<Map<String, AttributeValue>> record(String id) {
    var answer =
        dynamo.getItem(
            get ->
                get.tableName(text("dynamodb_table"))
                    .consistentRead(true)
                    .key(Map.of("request_id", AttributeValue.fromS(id))));
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  /** A text of the record; empty where there is none. */
  public String text(String id, String attribute) {
    return record(id).map(item -> item.get(attribute)).map(AttributeValue::s).orElse("");
  }

  /** A number of the record. */
  public double number(String id, String attribute) {
    return record(id)
        .map(item -> item.get(attribute))
        .map(value -> Double.parseDouble(value.n()))
        .orElseThrow(() -> new AssertionError(id + " has no " + attribute));
  }

  public String status(String id) {
    return text(id, "status");
  }

  /** Waits until the record has this status. */
  public void awaitStatus(String id, String status) {
    Within.usual(
        id + " becoming " + status,
        () -> status(id).equals(status),
        () -> record(id) + " " + events(id));
  }

  /** The request's ledger, oldest event first. */
  public List<LedgerEvent> events(String id) {
    return history.events(RequestId.parse(id).orElseThrow());
  }

  public List<Map<String, AttributeValue>> records() {
    return all(text("dynamodb_table"));
  }

  /** The requests that became APPROVED, by the ledger. */
  public Set<String> approved() {
    return all(text("ledger_table")).stream()
        .filter(event -> AttributeValue.fromS("APPROVED").equals(event.get("to")))
        .map(event -> Objects.requireNonNull(event.get("request_id")).s())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public List<Map<String, AttributeValue>> leases() {
    return all(text("leases_table"));
  }

  public List<Map<String, AttributeValue>> counters() {
    return all(text("counters_table"));
  }

  private List<Map<String, AttributeValue>> all(String table) {
    return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
        .toList();
  }

  /** Puts a message into the workflow queue. */
  public void enqueue(String body) {
    sqs.sendMessage(send -> send.queueUrl(text("queue_url")).messageBody(body));
  }

  /** Lets a message go to the dead-letter queue after so many receives. */
  public void deadAfter(int receives) {
    String url = text("dead_letter_queue_url");
    String arn =
        sqs.getQueueAttributes(
                get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String policy =
        Json.object().put("deadLetterTargetArn", arn).put("maxReceiveCount", receives).toString();
    sqs.setQueueAttributes(
        set ->
            set.queueUrl(text("queue_url"))
                .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
  }

  /** Whether no message waits or is in flight; what was put off does not count. */
  public boolean isQueueIdle() {
    return sqs
        .getQueueAttributes(
            get ->
                get.queueUrl(text("queue_url"))
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .allMatch("0"::equals);
  }

  /** Whether the queue holds nothing at all, put off or not. */
  public boolean isQueueEmpty() {
    return isQueueIdle()
        && sqs
            .getQueueAttributes(
                get ->
                    get.queueUrl(text("queue_url"))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes()
            .values()
            .stream()
            .allMatch("0"::equals);
  }

  /** Everything in the dead-letter queue, which is empty afterwards. */
  public List<String> drainDeadLetters() {
    List<String> all = new ArrayList<>();
    List<Message> some;
    do {
      some =
          sqs.receiveMessage(
                  get ->
                      get.queueUrl(text("dead_letter_queue_url"))
                          .maxNumberOfMessages(10)
                          .waitTimeSeconds(1))
              .messages();
      for (Message message : some) {
        all.add(message.body());
        sqs.deleteMessage(
            delete ->
                delete
                    .queueUrl(text("dead_letter_queue_url"))
                    .receiptHandle(message.receiptHandle()));
      }
    } while (!some.isEmpty());
    return all;
  }

  /** Stops all granting, or lets it go on. */
  public void freeze(boolean frozen, double now) {
    new DynamoFreezeFlag(dynamo, tables())
        .set(
            frozen,
            Actor.aws("arn:aws:iam::999999999999:role/soak"),
            Instant.ofEpochMilli(Math.round(now * 1000)));
  }

  /** Puts an item into the requests table, whatever it is. */
  public void putRecord(Map<String, AttributeValue> item) {
    dynamo.putItem(put -> put.tableName(text("dynamodb_table")).item(item));
  }

  /** Bodies that are received from the dead-letter queue within two seconds. */
  public List<String> deadLetters() {
    return sqs
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(text("dead_letter_queue_url"))
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(2))
        .messages()
        .stream()
        .map(message -> message.body())
        .toList();
  }

  /** Replaces a parameter's value. */
  public void putSecret(String name, String value) {
    ssm.putParameter(
        put -> put.name(name).value(value).type(ParameterType.SECURE_STRING).overwrite(true));
  }

  @Override
  public void close() {
    dynamo.close();
    sso.close();
    sqs.close();
    ssm.close();
  }
}
