package io.boundary.aws.dynamodb;

import io.boundary.broker.port.ReconcileCursor;
import io.boundary.broker.port.ReconcileState;
import io.boundary.broker.port.RemovalLog;
import io.boundary.model.Assignment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * What reconciliation remembers, and the evidence of removals, in partitions of their own of the
 * counters table, which has a sort key to list them by.
 */
public final class DynamoReconcileState implements ReconcileState, RemovalLog {

  private static final String ABSENT = "attribute_not_exists(#partition)";

  /** The keys' names are words that DynamoDB keeps for itself. */
  private static final Map<String, String> KEY_NAMES =
      Map.of("#partition", ReconcileItem.PARTITION);

  private final DynamoDbClient client;
  private final String table;
  private final DynamoReads reads;

  public DynamoReconcileState(DynamoDbClient client, Tables tables) {
    this.client = client;
    this.table = tables.counters();
    this.reads = new DynamoReads(client);
  }

  @Override
  public Optional<ReconcileCursor> cursor() {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table)
            .key(ReconcileItem.key(ReconcileItem.CURSOR))
            .consistentRead(true)
            .build();
    return Optional.of(DynamoReads.call(table, () -> client.getItem(request)))
        .filter(GetItemResponse::hasItem)
        .flatMap(found -> ReconcileItem.cursor(found.item()));
  }

  @Override
  public void save(ReconcileCursor cursor) {
    PutItemRequest request =
        PutItemRequest.builder().tableName(table).item(ReconcileItem.encode(cursor)).build();
    DynamoReads.call(table, () -> client.putItem(request));
  }

  @Override
  public Map<Assignment, Instant> sightings() {
    Map<Assignment, Instant> found = new HashMap<>();
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#partition = :partition AND begins_with(#sort, :seen)")
            .expressionAttributeNames(
                Map.of("#partition", ReconcileItem.PARTITION, "#sort", ReconcileItem.SORT))
            .expressionAttributeValues(
                Map.of(
                    ":partition", AttributeValue.fromS(ReconcileItem.RECONCILE),
                    ":seen", AttributeValue.fromS(ReconcileItem.SEEN)))
            .consistentRead(true);
    Map<String, AttributeValue> last;
    do {
      QueryResponse page = reads.query(query.build());
      page.items().stream()
          .flatMap(item -> ReconcileItem.sighting(item).stream())
          .forEach(seen -> found.put(seen.getKey(), seen.getValue()));
      last = page.lastEvaluatedKey();
      query.exclusiveStartKey(last);
    } while (!last.isEmpty());
    return found;
  }

  @Override
  public void seen(Assignment assignment, Instant at) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(ReconcileItem.seen(assignment, at))
            .conditionExpression(ABSENT)
            .expressionAttributeNames(KEY_NAMES)
            .build();
    DynamoReads.call(table, () -> putIfAbsent(request));
  }

  @Override
  public void gone(Assignment assignment) {
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(ReconcileItem.key(ReconcileItem.seenKey(assignment)))
            .build();
    DynamoReads.call(table, () -> client.deleteItem(request));
  }

  @Override
  public void append(RemovalLog.Entry entry) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(ReconcileItem.removal(entry))
            .conditionExpression(ABSENT)
            .expressionAttributeNames(KEY_NAMES)
            .build();
    // The same entry of the same millisecond is there already where the SDK has repeated the call.
    DynamoReads.call(table, () -> putIfAbsent(request));
  }

  /** Whether it was absent. */
  private boolean putIfAbsent(PutItemRequest request) {
    try {
      client.putItem(request);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
