package io.boundary.aws.dynamodb;

import io.boundary.broker.port.DayCounts;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The figures in DynamoDB, read with Query alone. */
public final class DynamoDayCounts implements DayCounts {

  private final Tables tables;
  private final DynamoReads reads;

  public DynamoDayCounts(DynamoDbClient client, Tables tables) {
    this.tables = tables;
    this.reads = new DynamoReads(client);
  }

  @Override
  public Map<LocalDate, Map<RequestStatus, Long>> days(
      Optional<PermissionSetName> permissionSet, LocalDate first, LocalDate last) {
    Map<LocalDate, Map<RequestStatus, Long>> days = new TreeMap<>();
    QueryRequest query =
        QueryRequest.builder()
            .tableName(tables.counters())
            .consistentRead(true)
            .keyConditionExpression("#counter = :counter AND #day BETWEEN :first AND :last")
            .expressionAttributeNames(Map.of("#counter", CountItem.COUNTER, "#day", CountItem.DAY))
            .expressionAttributeValues(
                Map.of(
                    ":counter", AttributeValue.fromS(CountItem.counter(permissionSet)),
                    ":first", AttributeValue.fromS(first.toString()),
                    ":last", AttributeValue.fromS(last.toString())))
            .build();
    QueryResponse page = reads.query(query);
    while (true) {
      for (Map<String, AttributeValue> item : page.items()) {
        Map<RequestStatus, Long> counts = CountItem.counts(item);
        if (!counts.isEmpty()) {
          days.put(CountItem.day(item), counts);
        }
      }
      if (page.lastEvaluatedKey().isEmpty()) {
        return days;
      }
      Map<String, AttributeValue> from = page.lastEvaluatedKey();
      page = reads.query(query.toBuilder().exclusiveStartKey(from).build());
    }
  }
}
