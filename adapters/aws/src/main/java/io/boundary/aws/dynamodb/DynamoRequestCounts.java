package io.boundary.aws.dynamodb;

import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.Tally;
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

/** The figures in DynamoDB: a tally is one transaction over figures and requests. */
public final class DynamoRequestCounts implements RequestCounts {

  private final Tables tables;
  private final Transactions transactions;
  private final DynamoReads reads;

  public DynamoRequestCounts(
      DynamoDbClient client, Tables tables, Backoff backoff, Sleeper sleeper) {
    this.tables = tables;
    this.transactions = new Transactions(client, backoff, sleeper);
    this.reads = new DynamoReads(client);
  }

  @Override
  public CommitResult fold(Tally tally) {
    return transactions.apply(new Transaction(tables, tally));
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
