package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.aws.Backoff;
import io.boundary.broker.fixture.contract.RequestStoreContract;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Commit.LeaseWrite;
import io.boundary.broker.port.FreezeFlag;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoRequestStoreTest extends RequestStoreContract {

  private static final int PAGE = 20;

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  @Override
  protected RequestStore store() {
    return new DynamoRequestStore(dynamo.client(), dynamo.tables(), backoff(), time -> true, PAGE);
  }

  @Override
  protected RequestHistory history() {
    return new DynamoRequestHistory(dynamo.client(), dynamo.tables());
  }

  @Override
  protected FreezeFlag freeze() {
    return new DynamoFreezeFlag(dynamo.client(), dynamo.tables());
  }

  @Override
  protected void storeOldRecord(AccessRequest record) {
    put(OldRecords.of(record));
  }

  @Override
  protected int moreThanOnePage() {
    return 2 * PAGE + 3;
  }

  @Test
  void commit_whenFinal_thenTimeToLiveIsNinetyDaysAfterTheEnd() {
    AccessRequest active = Samples.request(1, RequestStatus.ACTIVE);
    store().commit(Commit.of(Samples.birth(active)));
    assertThat(item(active.id())).doesNotContainKey("ttl").containsEntry("due_shard", text("0"));

    AccessRequest stored = store().find(active.id()).orElseThrow();
    store()
        .commit(
            Commit.of(
                Samples.next(
                    stored,
                    r ->
                        r.status(RequestStatus.REVOKED)
                            .revokedAt(Samples.T0.plusSeconds(60))
                            .counted(RequestStatus.REVOKED))));

    long end = Samples.T0.plusSeconds(60).getEpochSecond() + 1;
    assertThat(item(active.id()))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(end + 90 * 86_400)))
        .doesNotContainKeys("due_shard", "due_at");
  }

  @Test
  void commit_whenLeaseIsFreed_thenItMayVanishADayAfterItMayBeTaken() {
    Lease held = Samples.lease(Samples.request(1, RequestStatus.APPROVED));
    Lease freed = Samples.freed(held);
    store().commit(leaseOnly(held, true));
    assertThat(lease(held)).doesNotContainKey("ttl");

    store().commit(leaseOnly(freed, false));

    long from = freed.notBefore().getEpochSecond() + 1;
    assertThat(lease(held))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(from + 86_400)));
  }

  @Test
  void unversioned_whenAnOldRecordIsOddlyWritten_thenItIsStillFoundOnce() {
    // given: the alias of a state, and a grant without an end
    Map<String, AttributeValue> alias =
        new HashMap<>(OldRecords.of(Samples.old(1, RequestStatus.PENDING_APPROVAL)));
    alias.put("status", text("PENDING"));
    put(alias);
    Map<String, AttributeValue> endless =
        new HashMap<>(OldRecords.of(Samples.old(2, RequestStatus.ACTIVE)));
    endless.remove("expires_at");
    put(endless);

    // when
    List<RequestId> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<RequestId> page = store().unversioned(cursor);
      found.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());

    // then
    assertThat(found).containsExactlyInAnyOrder(Samples.id(1), Samples.id(2));
  }

  @Test
  void find_whenARecordIsPoisoned_thenItAloneFailsAndIsNamed() {
    // given
    store().commit(Commit.of(Samples.birth(Samples.request(1, RequestStatus.APPROVED))));
    store().commit(Commit.of(Samples.birth(Samples.request(2, RequestStatus.APPROVED))));
    Map<String, AttributeValue> poisoned = new HashMap<>(item(Samples.id(1)));
    poisoned.put("principal_id", text("jane@example.com"));
    put(poisoned);

    // when, then
    assertThatThrownBy(() -> store().find(Samples.id(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(Samples.id(1).value())
        .hasMessageContaining("principal_id")
        .hasMessageNotContaining("jane");
    assertThat(store().find(Samples.id(2))).isPresent();
    assertThat(store().due(Samples.T0, Optional.empty()).items())
        .containsExactlyInAnyOrder(Samples.id(1), Samples.id(2));
  }

  @Test
  void due_whenTheCursorIsMalformed_thenItIsRefused() {
    assertThatThrownBy(() -> store().due(Samples.T0, Optional.of("nonsense")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().unversioned(Optional.of("9!x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Backoff backoff() {
    return new Backoff(Duration.ofMillis(20), Duration.ofMillis(400), () -> 0.5);
  }

  private static Commit leaseOnly(Lease lease, boolean isNew) {
    return new Commit(List.of(), Optional.of(new LeaseWrite(lease, isNew)), false);
  }

  private void put(Map<String, AttributeValue> item) {
    dynamo.client().putItem(r -> r.tableName(dynamo.tables().requests()).item(item));
  }

  private Map<String, AttributeValue> item(RequestId id) {
    return dynamo
        .client()
        .getItem(
            r ->
                r.tableName(dynamo.tables().requests()).key(Map.of("request_id", text(id.value()))))
        .item();
  }

  private Map<String, AttributeValue> lease(Lease lease) {
    return dynamo
        .client()
        .getItem(
            r ->
                r.tableName(dynamo.tables().leases())
                    .key(Map.of("lease_id", text(lease.id().value()))))
        .item();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
