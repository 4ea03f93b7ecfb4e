package io.boundary.aws.dynamodb;

import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.Listed;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The ledger and the records, by scans: whoever checks all of it has to read all of it. DynamoDB
 * keeps the items of one partition key together, by their sort key.
 */
public final class DynamoLedgerListing implements LedgerListing {

  /** How many items are read for a page. */
  private static final int PAGE_SIZE = 1000;

  private final DynamoDbClient client;
  private final Tables tables;
  private final int pageSize;

  public DynamoLedgerListing(DynamoDbClient client, Tables tables) {
    this(client, tables, PAGE_SIZE);
  }

  DynamoLedgerListing(DynamoDbClient client, Tables tables, int pageSize) {
    this.client = client;
    this.tables = tables;
    this.pageSize = pageSize;
  }

  @Override
  public Page<Listed<LedgerEvent>> events(Optional<String> cursor) {
    return page(
        tables.ledger(),
        cursor,
        item -> RequestId.parse(key(item)).map(id -> LedgerItem.decode(id, item)));
  }

  @Override
  public Page<Listed<AccessRequest>> requests(Optional<String> cursor) {
    return page(tables.requests(), cursor, item -> Optional.of(RequestDecoder.decode(item)));
  }

  private <T> Page<Listed<T>> page(
      String table,
      Optional<String> cursor,
      Function<Map<String, AttributeValue>, Optional<T>> decode) {
    ScanRequest.Builder scan =
        ScanRequest.builder().tableName(table).consistentRead(true).limit(pageSize);
    cursor.map(Cursors::decode).ifPresent(scan::exclusiveStartKey);
    ScanResponse page = DynamoReads.call(table, () -> client.scan(scan.build()));
    List<Listed<T>> rows =
        page.items().stream().map(item -> new Listed<>(key(item), read(item, decode))).toList();
    return new Page<>(
        rows,
        Optional.of(page.lastEvaluatedKey()).filter(key -> !key.isEmpty()).map(Cursors::encode));
  }

  private static <T> Optional<T> read(
      Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, Optional<T>> decode) {
    try {
      return decode.apply(item);
    } catch (StoreException unreadable) {
      return Optional.empty();
    }
  }

  private static String key(Map<String, AttributeValue> item) {
    return Cursors.text(item, Names.REQUEST_ID);
  }
}
