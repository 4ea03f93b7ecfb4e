package io.boundary.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.aws.AwsClients;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;

/** What an operator sees through the AWS API: records, leases, the ledger, assignments. */
final class Sight implements AutoCloseable {

  /** A credential: whoever has it may write to the person in Slack. */
  private static final String SECRET_ATTRIBUTE = "slack_response_url";

  private final JsonNode info;
  private final DynamoDbClient dynamoDb;
  private final SsoAdminClient identityCenter;
  private final DynamoRequestHistory history;

  /** Looks with these clients at what the info names. */
  Sight(JsonNode info, AwsClients clients) {
    this.info = info;
    this.dynamoDb = clients.dynamoDb();
    this.identityCenter = clients.ssoAdmin();
    this.history =
        new DynamoRequestHistory(
            dynamoDb,
            new Tables(
                text("dynamodb_table"),
                text("ledger_table"),
                text("leases_table"),
                text("counters_table")));
  }

  Optional<AccessRequest> request(RequestId id) {
    return history.find(id);
  }

  List<LedgerEvent> events(RequestId id) {
    return history.events(id);
  }

  /** A lease, as far as the story needs it. */
  record StoredLease(String phase, String holder, Instant stepUntil, boolean creationKnown) {}

  Optional<StoredLease> lease(AccessRequest request) {
    return request
        .assignment()
        .map(assignment -> item("leases_table", "lease_id", assignment.leaseId().value()))
        .filter(item -> !item.isEmpty())
        .map(
            item ->
                new StoredLease(
                    string(item, "phase"),
                    string(item, "holder"),
                    time(item, "step_until"),
                    item.containsKey("creation_request_id")));
  }

  /** How many assignments of this person Identity Center lists for the request's access. */
  List<String> assignments(String person, String account, String permissionSet) {
    String user = info.path("users").path(person).path("identity_center_id").asText();
    return identityCenter
        .listAccountAssignmentsPaginator(
            list ->
                list.instanceArn(text("sso_instance_arn"))
                    .accountId(account)
                    .permissionSetArn(info.path("permission_sets").path(permissionSet).asText()))
        .accountAssignments()
        .stream()
        .filter(each -> user.equals(each.principalId()))
        .map(Sight::shown)
        .toList();
  }

  /** The record as it is stored, without what is a secret. */
  Map<String, String> stored(RequestId id) {
    Map<String, String> shown = new TreeMap<>();
    item("dynamodb_table", "request_id", id.value())
        .forEach((name, value) -> shown.put(name, plain(value)));
    shown.remove(SECRET_ATTRIBUTE);
    return shown;
  }

  @Override
  public void close() {
    dynamoDb.close();
    identityCenter.close();
  }

  private Map<String, AttributeValue> item(String table, String key, String value) {
    return dynamoDb
        .getItem(
            get ->
                get.tableName(text(table))
                    .key(Map.of(key, AttributeValue.fromS(value)))
                    .consistentRead(true))
        .item();
  }

  private static String shown(AccountAssignment each) {
    return each.principalTypeAsString() + " " + each.principalId();
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, AttributeValue.fromS("")).s();
  }

  private static Instant time(Map<String, AttributeValue> item, String name) {
    String seconds = item.getOrDefault(name, AttributeValue.fromN("0")).n();
    return Instant.ofEpochSecond((long) Double.parseDouble(seconds));
  }

  private static String plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> value.n();
      case BOOL -> String.valueOf(value.bool());
      case L -> value.l().stream().map(Sight::plain).toList().toString();
      case M -> {
        Map<String, String> entries = new TreeMap<>();
        value.m().forEach((name, entry) -> entries.put(name, plain(entry)));
        yield entries.toString();
      }
      default -> value.toString();
    };
  }

  private String text(String name) {
    return info.path(name).asText();
  }
}
