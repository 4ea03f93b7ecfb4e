package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.aws.Backoff;
import io.boundary.broker.fixture.contract.RequestHistoryContract;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryQuery.ByStatus;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
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

class DynamoRequestHistoryTest extends RequestHistoryContract {

  private static final ByStatus WAITING = new ByStatus(RequestStatus.PENDING_APPROVAL);

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  @Override
  protected RequestHistory history() {
    return new DynamoRequestHistory(dynamo.client(), dynamo.tables());
  }

  @Override
  protected RequestStore store() {
    Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(400), () -> 0.5);
    return new DynamoRequestStore(dynamo.client(), dynamo.tables(), backoff, time -> true);
  }

  @Override
  protected void storeOldRecord(AccessRequest record) {
    put(OldRecords.of(record));
  }

  @Test
  void page_whenSomeAreWrittenWithTheAlias_thenBothFormsAreMergedAcrossPages() {
    // given: every third is an older deployment's
    for (int n = 1; n <= 11; n++) {
      AccessRequest request =
          Samples.request(n)
              .status(RequestStatus.PENDING_APPROVAL)
              .createdAt(Samples.T0.plusMillis(n / 2))
              .build();
      if (n % 3 == 0) {
        Map<String, AttributeValue> item = new HashMap<>(OldRecords.of(request));
        item.put("status", AttributeValue.fromS("PENDING"));
        put(item);
      } else {
        store().commit(Commit.of(Samples.birth(request)));
      }
    }

    // when
    List<AccessRequest> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<AccessRequest> page =
          history().page(new HistoryQuery(WAITING, Optional.empty(), Optional.empty(), 3, cursor));
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());

    // then
    assertThat(all).extracting(AccessRequest::id).doesNotHaveDuplicates().hasSize(11);
    assertThat(all)
        .extracting(AccessRequest::createdAt)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(all).extracting(AccessRequest::status).containsOnly(WAITING.status());
  }

  @Test
  void page_whenOneRecordCannotBeRead_thenItIsNamedAndNotLeftOut() {
    RequestId id = Samples.id(1);
    Map<String, AttributeValue> item =
        new HashMap<>(RequestEncoder.encode(Samples.request(1, RequestStatus.PENDING_APPROVAL)));
    item.put("approval_min", AttributeValue.fromS("many"));
    put(item);

    assertThatThrownBy(() -> history().page(HistoryQuery.newest(WAITING, 10)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(id.value());
  }

  @Test
  void page_whenTheCursorIsOfAnotherListing_thenItIsRefused() {
    for (int n = 1; n <= 3; n++) {
      store().commit(Commit.of(Samples.birth(Samples.request(n, RequestStatus.APPROVED))));
    }
    ByStatus approved = new ByStatus(RequestStatus.APPROVED);
    Optional<String> next = history().page(HistoryQuery.newest(approved, 1)).next();
    assertThat(next).isPresent();

    ByStatus active = new ByStatus(RequestStatus.ACTIVE);
    HistoryQuery mixed = new HistoryQuery(active, Optional.empty(), Optional.empty(), 1, next);
    assertThatThrownBy(() -> history().page(mixed)).isInstanceOf(IllegalArgumentException.class);
  }

  private void put(Map<String, AttributeValue> item) {
    dynamo.client().putItem(r -> r.tableName(dynamo.tables().requests()).item(item));
  }
}
