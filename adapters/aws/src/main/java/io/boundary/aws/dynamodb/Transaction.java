package io.boundary.aws.dynamodb;

import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Commit.LeaseWrite;
import io.boundary.broker.port.Commit.RequestWrite;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Tally;
import io.boundary.model.LedgerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A commit as one DynamoDB transaction, and what its cancellation means. */
final class Transaction {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final Set<String> PASSING =
      Set.of("None", "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");

  private final Tables tables;
  private final boolean checksFreeze;
  private final List<TransactWriteItem> items = new ArrayList<>();

  Transaction(Tables tables, Commit commit) {
    this.tables = tables;
    this.checksFreeze = commit.unlessFrozen();
    if (checksFreeze) {
      items.add(
          TransactWriteItem.builder().conditionCheck(DynamoFreezeFlag.notFrozen(tables)).build());
    }
    commit.requests().forEach(this::request);
    commit.lease().ifPresent(this::lease);
  }

  /** The requests' notes of how they are counted, and the figures. */
  Transaction(Tables tables, Tally tally) {
    this(tables, Commit.of(tally.writes().toArray(RequestWrite[]::new)));
    CountItem.changes(tables.counters(), tally)
        .forEach(update -> items.add(TransactWriteItem.builder().update(update).build()));
  }

  /** The transaction; the SDK gives it a token, so that its own retries apply it once. */
  TransactWriteItemsRequest request() {
    return TransactWriteItemsRequest.builder().transactItems(items).build();
  }

  /** What these reasons of a cancellation mean; empty: nothing was wrong with the commit itself. */
  Optional<CommitResult> meaning(List<CancellationReason> reasons) {
    boolean frozen = false;
    for (int i = 0; i < reasons.size(); i++) {
      boolean failed = CONDITION_FAILED.equals(reasons.get(i).code());
      if (failed && !(checksFreeze && i == 0)) {
        return Optional.of(CommitResult.CONFLICT);
      }
      frozen |= failed;
    }
    return frozen ? Optional.of(CommitResult.FROZEN) : Optional.empty();
  }

  /** Whether the same transaction may go through a little later. */
  static boolean isPassing(List<CancellationReason> reasons) {
    return reasons.stream()
        .allMatch(reason -> reason.code() == null || PASSING.contains(reason.code()));
  }

  private void request(RequestWrite write) {
    Put.Builder put =
        Put.builder().tableName(tables.requests()).item(RequestEncoder.encode(write.request()));
    long before = write.request().version() - 1;
    items.add(put(guarded(put, Names.REQUEST_ID, write.isNew(), before)));
    write.events().forEach(this::event);
  }

  private void event(LedgerEvent event) {
    Put.Builder put =
        Put.builder()
            .tableName(tables.ledger())
            .item(LedgerItem.encode(event))
            .conditionExpression("attribute_not_exists(request_id)");
    items.add(put(put));
  }

  private void lease(LeaseWrite write) {
    Put.Builder put =
        Put.builder().tableName(tables.leases()).item(LeaseItem.encode(write.lease()));
    items.add(put(guarded(put, Names.LEASE_ID, write.isNew(), write.lease().version() - 1)));
  }

  private static Put.Builder guarded(Put.Builder put, String key, boolean isNew, long before) {
    if (isNew) {
      return put.conditionExpression("attribute_not_exists(" + key + ")");
    }
    if (before == 0) {
      return put.conditionExpression(
          "attribute_exists(" + key + ") AND attribute_not_exists(version)");
    }
    return put.conditionExpression("version = :before")
        .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(Long.toString(before))));
  }

  private static TransactWriteItem put(Put.Builder put) {
    return TransactWriteItem.builder().put(put.build()).build();
  }
}
