package io.boundary.aws.dynamodb;

import io.boundary.broker.port.LeaseListing;
import io.boundary.broker.port.Page;
import io.boundary.model.Lease;
import io.boundary.model.LeaseId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The live leases, by a scan: the table holds only what is granted now and what ended within a day.
 * A scan can go on after any key, also after one that is not there any more.
 */
public final class DynamoLeaseListing implements LeaseListing {

  /** How many items are read for a page; the page may hold fewer, or none. */
  private static final int PAGE_SIZE = 500;

  private final DynamoDbClient client;
  private final Tables tables;
  private final int pageSize;

  public DynamoLeaseListing(DynamoDbClient client, Tables tables) {
    this(client, tables, PAGE_SIZE);
  }

  DynamoLeaseListing(DynamoDbClient client, Tables tables, int pageSize) {
    this.client = client;
    this.tables = tables;
    this.pageSize = pageSize;
  }

  @Override
  public Page<LeaseId> live(Optional<LeaseId> after) {
    ScanRequest.Builder scan =
        ScanRequest.builder()
            .tableName(tables.leases())
            // The freeze flag is no lease: it has no phase.
            .filterExpression("attribute_exists(phase) AND phase <> :free")
            .expressionAttributeValues(
                Map.of(":free", AttributeValue.fromS(Lease.Phase.FREE.name())))
            .projectionExpression(Names.LEASE_ID)
            .limit(pageSize);
    after.ifPresent(
        id -> scan.exclusiveStartKey(Map.of(Names.LEASE_ID, AttributeValue.fromS(id.value()))));
    ScanResponse page = DynamoReads.call(tables.leases(), () -> client.scan(scan.build()));
    List<LeaseId> ids =
        page.items().stream()
            .map(item -> new LeaseId(Objects.requireNonNull(item.get(Names.LEASE_ID)).s()))
            .toList();
    return new Page<>(
        ids, Optional.ofNullable(page.lastEvaluatedKey().get(Names.LEASE_ID)).map(key -> key.s()));
  }
}
