package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Stored items and cursors that nobody expects: refused with one exception, or read so that writing
 * them gives the same again.
 */
class UnexpectedInputTest {

  private static final Lease LEASE = Samples.lease(Samples.complete(1));
  private static final LedgerEvent EVENT = Samples.birth(Samples.complete(1)).events().get(0);

  @TestFactory
  Stream<DynamicTest> decode_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(
        new ItemTarget("request-item", requests(), UnexpectedInputTest::request),
        new ItemTarget(
            "lease-item",
            List.of(LeaseItem.encode(LEASE), LeaseItem.encode(Samples.freed(LEASE)), farAway()),
            UnexpectedInputTest::lease),
        new ItemTarget(
            "ledger-item", List.of(LedgerItem.encode(EVENT)), UnexpectedInputTest::event),
        new TextTarget(
            "history-cursor",
            List.of(cursor(), "t=N.7&status=S.ACTIVE"),
            List.of(
                "|",
                "&",
                "=",
                "S.",
                "N.",
                "request_id=S.",
                "status=S.ACTIVE",
                "%2",
                "%",
                "created_at=N."),
            UnexpectedInputTest::position));
  }

  /** Was a finding: a time from which no day can be counted on. */
  private static Map<String, AttributeValue> farAway() {
    Map<String, AttributeValue> item = new HashMap<>(LeaseItem.encode(Samples.freed(LEASE)));
    item.put("not_before", AttributeValue.fromN("31556889864403199"));
    return item;
  }

  private static List<Map<String, AttributeValue>> requests() {
    RandomRequests random = new RandomRequests(7);
    Map<String, AttributeValue> old = new HashMap<>(RequestEncoder.encode(Samples.complete(1)));
    old.remove(Names.VERSION);
    return Stream.concat(
            Stream.of(old),
            IntStream.range(0, 20).mapToObj(i -> RequestEncoder.encode(random.next())))
        .toList();
  }

  private static String request(Map<String, AttributeValue> item) {
    AccessRequest request;
    try {
      request = RequestDecoder.decode(item);
    } catch (StoreException refused) {
      return shape(refused);
    }
    assertThat(RequestDecoder.decode(RequestEncoder.encode(request))).isEqualTo(request);
    if (request.status() == RequestStatus.ACTIVE || request.status() == RequestStatus.APPROVED) {
      assertThat(request.assignment()).isPresent();
    }
    return request.status() + " " + request.approval().isPresent();
  }

  private static String lease(Map<String, AttributeValue> item) {
    Lease lease;
    try {
      lease = LeaseItem.decode(LEASE.id(), item);
    } catch (StoreException refused) {
      return shape(refused);
    }
    assertThat(LeaseItem.decode(LEASE.id(), LeaseItem.encode(lease))).isEqualTo(lease);
    return lease.phase() + " " + lease.creationRequestId().isPresent();
  }

  private static String event(Map<String, AttributeValue> item) {
    LedgerEvent event;
    try {
      event = LedgerItem.decode(EVENT.requestId(), item);
    } catch (StoreException refused) {
      return shape(refused);
    }
    assertThat(LedgerItem.decode(EVENT.requestId(), LedgerItem.encode(event))).isEqualTo(event);
    return event.kind() + " " + event.hash().equals(event.computedHash());
  }

  /** The complaint without its numbers and names; it never holds a value. */
  private static String shape(StoreException refused) {
    String text = String.valueOf(refused.getMessage());
    assertThat(text).doesNotContain("jane@").hasSizeLessThan(300);
    return text.replaceAll("`req-[^`]*`", "");
  }

  private static final List<HistoryPartition> PARTS =
      HistoryPartition.of(new HistoryQuery.ByStatus(RequestStatus.ACTIVE));

  private static String cursor() {
    return new HistoryCursor(List.of(Optional.empty()))
        .after(0, PARTS.get(0).keyOf(RequestEncoder.encode(Samples.complete(1))))
        .encode();
  }

  /** A position holds exactly the keys of its index, for the partition that is read. */
  private static String position(String text) {
    HistoryCursor cursor;
    try {
      cursor = HistoryCursor.parse(Optional.of(text), PARTS);
    } catch (IllegalArgumentException refused) {
      return "refused";
    }
    Optional<Map<String, AttributeValue>> key = cursor.start(0);
    key.ifPresent(
        found -> {
          assertThat(found).containsOnlyKeys(Names.REQUEST_ID, Names.STATUS, Names.CREATED_AT);
          assertThat(found).containsEntry(Names.STATUS, AttributeValue.fromS("ACTIVE"));
          assertThat(RequestId.parse(String.valueOf(at(found, Names.REQUEST_ID).s()))).isPresent();
          assertThat(String.valueOf(at(found, Names.CREATED_AT).n()))
              .matches("-?[0-9.]{1,81}(E[0-9+-]{1,4})?");
        });
    assertThat(HistoryCursor.parse(Optional.of(cursor.encode()), PARTS)).isEqualTo(cursor);
    return "accepted " + key.isPresent();
  }

  private static AttributeValue at(Map<String, AttributeValue> key, String name) {
    return key.getOrDefault(name, AttributeValue.fromNul(true));
  }
}
