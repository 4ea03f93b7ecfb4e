package io.boundary.aws.dynamodb;

import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryRow;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Requests and their ledger in DynamoDB, read with Query and GetItem alone. */
public final class DynamoRequestHistory implements RequestHistory {

  private final Tables tables;
  private final DynamoReads reads;

  public DynamoRequestHistory(DynamoDbClient client, Tables tables) {
    this.tables = tables;
    this.reads = new DynamoReads(client);
  }

  @Override
  public Optional<AccessRequest> find(RequestId id) {
    return reads.get(tables.requests(), Names.REQUEST_ID, id.value()).map(RequestDecoder::decode);
  }

  /**
   * A page, filled up to its limit however large the records are.
   *
   * @throws IllegalArgumentException where the cursor is none of this listing's
   * @throws io.boundary.broker.port.StoreException also where one of the records cannot be read: a
   *     listing never leaves one out in silence; the message names it
   */
  @Override
  public Page<HistoryRow> rows(HistoryQuery query) {
    if (isEmptyRange(query)) {
      return new Page<>(List.of(), Optional.empty());
    }
    List<HistoryPartition> partitions = HistoryPartition.of(query.primary());
    HistoryCursor cursor = HistoryCursor.parse(query.cursor(), partitions);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      rows.addAll(rows(i, partitions.get(i), query, cursor.start(i)));
    }
    // Stable, so that rows of one part keep the index's own order, which the cursor follows.
    rows.sort(Comparator.comparing(Row::createdAt).reversed());
    List<Row> shown = rows.subList(0, Math.min(query.limit(), rows.size()));
    List<HistoryRow> page = new ArrayList<>();
    for (Row row : shown) {
      cursor = cursor.after(row.partition(), partitions.get(row.partition()).keyOf(row.item()));
      page.add(new HistoryRow(RequestDecoder.decode(row.item()), cursor.encode()));
    }
    return new Page<>(
        page, rows.size() > shown.size() ? Optional.of(cursor.encode()) : Optional.empty());
  }

  @Override
  public long count(HistoryQuery.Primary primary, Instant from, Instant to) {
    HistoryQuery query =
        new HistoryQuery(primary, Optional.of(from), Optional.of(to), 1, Optional.empty());
    return isEmptyRange(query)
        ? 0
        : HistoryPartition.of(primary).stream().mapToLong(part -> count(part, query)).sum();
  }

  private long count(HistoryPartition partition, HistoryQuery query) {
    QueryRequest.Builder request = partition.query(tables.requests(), query).select(Select.COUNT);
    long count = 0;
    QueryResponse response;
    do {
      response = reads.query(request.build());
      count += response.count();
      request.exclusiveStartKey(response.lastEvaluatedKey());
    } while (!response.lastEvaluatedKey().isEmpty());
    return count;
  }

  @Override
  public List<LedgerEvent> events(RequestId id) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(tables.ledger())
            .keyConditionExpression("request_id = :id")
            .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(id.value())))
            .consistentRead(true);
    List<LedgerEvent> events = new ArrayList<>();
    QueryResponse response;
    do {
      response = reads.query(query.build());
      response.items().forEach(item -> events.add(LedgerItem.decode(id, item)));
      query.exclusiveStartKey(response.lastEvaluatedKey());
    } while (!response.lastEvaluatedKey().isEmpty());
    return List.copyOf(events);
  }

  /** One row more than the limit, so that the last page is known to be the last. */
  private List<Row> rows(
      int number,
      HistoryPartition partition,
      HistoryQuery query,
      Optional<Map<String, AttributeValue>> start) {
    int wanted = query.limit() + 1;
    QueryRequest.Builder request = partition.query(tables.requests(), query);
    start.ifPresent(request::exclusiveStartKey);
    List<Row> rows = new ArrayList<>();
    QueryResponse response;
    do {
      response = reads.query(request.limit(wanted - rows.size()).build());
      response.items().forEach(item -> rows.add(Row.of(number, item)));
      request.exclusiveStartKey(response.lastEvaluatedKey());
    } while (!response.lastEvaluatedKey().isEmpty() && rows.size() < wanted);
    return rows;
  }

  private static boolean isEmptyRange(HistoryQuery query) {
    return query
        .createdAfter()
        .flatMap(after -> query.createdBefore().map(after::isAfter))
        .orElse(false);
  }

  private record Row(int partition, BigDecimal createdAt, Map<String, AttributeValue> item) {

    static Row of(int partition, Map<String, AttributeValue> item) {
      BigDecimal createdAt =
          new ItemReader(item, true).number(Names.CREATED_AT).orElse(BigDecimal.ZERO);
      return new Row(partition, createdAt, item);
    }
  }
}
