package io.boundary.aws.dynamodb;

import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.LeaseId;
import io.boundary.model.RequestId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Requests, leases and the ledger in DynamoDB: each commit is one transaction. */
public final class DynamoRequestStore implements RequestStore {

  /** How many ids a page of work holds unless told otherwise. */
  public static final int PAGE_SIZE = 200;

  private final Tables tables;
  private final Transactions transactions;
  private final int pageSize;
  private final DynamoReads reads;
  private final UnversionedListing unversioned;

  public DynamoRequestStore(
      DynamoDbClient client, Tables tables, Backoff backoff, Sleeper sleeper) {
    this(client, tables, backoff, sleeper, PAGE_SIZE);
  }

  DynamoRequestStore(
      DynamoDbClient client, Tables tables, Backoff backoff, Sleeper sleeper, int pageSize) {
    this.tables = tables;
    this.transactions = new Transactions(client, backoff, sleeper);
    this.pageSize = pageSize;
    this.reads = new DynamoReads(client);
    this.unversioned = new UnversionedListing(reads, tables);
  }

  @Override
  public Optional<AccessRequest> find(RequestId id) {
    return reads.get(tables.requests(), Names.REQUEST_ID, id.value()).map(RequestDecoder::decode);
  }

  @Override
  public Optional<Lease> findLease(LeaseId id) {
    return reads
        .get(tables.leases(), Names.LEASE_ID, id.value())
        .map(item -> LeaseItem.decode(id, item));
  }

  @Override
  public CommitResult commit(Commit commit) {
    return transactions.apply(new Transaction(tables, commit));
  }

  @Override
  public Page<RequestId> due(Instant until, Optional<String> cursor) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(tables.requests())
            .indexName(Names.DUE_INDEX)
            .keyConditionExpression("due_shard = :shard AND due_at <= :until")
            .expressionAttributeValues(
                Map.of(
                    ":shard", AttributeValue.fromS(Names.ONE_SHARD),
                    ":until", AttributeValue.fromN(Epoch.number(until))))
            .projectionExpression(Names.REQUEST_ID)
            .limit(pageSize);
    cursor.map(Cursors::decode).ifPresent(query::exclusiveStartKey);
    QueryResponse response = reads.query(query.build());
    return new Page<>(
        RequestIds.of(response.items()),
        Optional.of(response.lastEvaluatedKey())
            .filter(key -> !key.isEmpty())
            .map(Cursors::encode));
  }

  @Override
  public Page<RequestId> unversioned(Optional<String> cursor) {
    return unversioned.page(cursor);
  }
}
