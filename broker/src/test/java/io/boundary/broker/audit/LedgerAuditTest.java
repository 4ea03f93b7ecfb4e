package io.boundary.broker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.InMemoryLedgerListing;
import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.TestClock;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Commit.RequestWrite;
import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.Listed;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.LedgerSeal;
import io.boundary.model.LedgerSeal.Since;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerAuditTest {

  private static final RequestId FIRST = Samples.id(1);

  private final Tap tap = new Tap();
  private final InMemoryStore store = new InMemoryStore(tap);
  private final TestClock clock = new TestClock();
  private final LedgerListing listing = new InMemoryLedgerListing(store, tap);

  @BeforeEach
  void someRequests() {
    for (int i = 1; i <= 5; i++) {
      birth(i);
    }
    become(1, RequestStatus.ACTIVE);
    become(1, RequestStatus.REVOKED);
    become(2, RequestStatus.ACTIVE);
  }

  @Test
  void all_whenNothingWasTouched_holdsAndKnowsEachHead() {
    AuditReport report = all(ChainJudge.UNSEALED);

    assertThat(report.problems()).isEmpty();
    assertThat(report.holds()).isTrue();
    assertThat(report.events()).isEqualTo(8);
    assertThat(report.heads())
        .hasSize(5)
        .containsEntry(FIRST.value(), stored(1).head())
        .containsEntry(Samples.id(5).value(), stored(5).head());
  }

  @Test
  void all_whenAnEventWasRemovedInTheMiddle_namesIt() {
    store.tamper(FIRST, without(1));

    assertThat(problems()).containsExactly(FIRST + " event 3 follows event 1");
  }

  @Test
  void all_whenTheEndWasRemoved_theRecordTells() {
    store.tamper(FIRST, store.allEvents(FIRST).subList(0, 2));

    assertThat(problems())
        .containsExactly(FIRST + " ends with event 2 in the ledger and with event 3 in its record");
  }

  @Test
  void all_whenAllEventsWereRemoved_theRecordTells() {
    store.tamper(FIRST, List.of());

    assertThat(problems())
        .containsExactly(
            FIRST + " ends with no event in the ledger and with event 3 in its record");
  }

  @Test
  void all_whenARecordWasChanged_isFound() {
    AccessRequest record = stored(1);
    store.putOld(record.edit().status(RequestStatus.ACTIVE).build());
    assertThat(problems())
        .containsExactly(FIRST + " is REVOKED by its events and ACTIVE by its record");

    store.putOld(record.edit().head(new LedgerHead(3, "ab".repeat(32))).build());
    assertThat(problems()).containsExactly(FIRST + " event 3 is not the one that its record names");

    store.putOld(record.edit().evidence(stored(2).evidence()).build());
    assertThat(problems()).isEmpty();
    store.putOld(
        record.edit().evidence(Samples.request(9).reason("other").build().evidence()).build());
    assertThat(problems()).singleElement().asString().contains("another decision in its record");
  }

  @Test
  void all_whenARecordIsGoneBeforeItsTime_isFound() {
    store.expire(FIRST);
    store.expire(Samples.id(2));
    assertThat(problems())
        .containsExactlyInAnyOrder(
            FIRST + " is REVOKED by its events, and its record is gone before its time",
            Samples.id(2) + " is ACTIVE by its events, and its record is gone before its time");

    clock.advance(AccessRequest.KEPT);
    assertThat(problems()).singleElement().asString().startsWith(Samples.id(2).value());
  }

  @Test
  void all_whenAnOlderDeploymentsRecordHasNoLedgerYet_holds() {
    store.putOld(Samples.old(7, RequestStatus.ACTIVE));

    assertThat(problems()).isEmpty();
  }

  @Test
  void all_whenSomebodyWritesMeanwhile_looksAgain() {
    LedgerListing stale =
        new LedgerListing() {
          @Override
          public Page<Listed<LedgerEvent>> events(Optional<String> cursor) {
            Page<Listed<LedgerEvent>> page = listing.events(cursor);
            if (page.next().isEmpty()) {
              become(2, RequestStatus.REVOKED);
              birth(6);
            }
            return page;
          }

          @Override
          public Page<Listed<AccessRequest>> requests(Optional<String> cursor) {
            return listing.requests(cursor);
          }
        };

    assertThat(new LedgerAudit(stale, store, clock).all(ChainJudge.UNSEALED, rows -> {}).problems())
        .isEmpty();
  }

  @Test
  void all_whenTheSealIsOfBefore_laterAdditionsAreFine() {
    LedgerSeal seal = seal();
    become(2, RequestStatus.REVOKED);
    birth(6);

    AuditReport report = all(sealed(seal));

    assertThat(report.problems()).isEmpty();
    assertThat(report.unsealed()).isEqualTo(2);
  }

  @Test
  void all_whenEverythingOfARequestIsGone_theSealTells() {
    LedgerSeal seal = seal();
    store.tamper(FIRST, List.of());
    store.expire(FIRST);
    assertThat(problems()).isEmpty();

    assertThat(all(sealed(seal)).problems())
        .containsExactly(FIRST + " ended with event 3 when it was sealed, and with no event now");
  }

  @Test
  void all_whenRecordAndEventsWereCutToAgree_theSealTells() {
    LedgerSeal seal = seal();
    List<LedgerEvent> cut = store.allEvents(FIRST).subList(0, 2);
    store.tamper(FIRST, cut);
    store.putOld(stored(1).edit().status(RequestStatus.ACTIVE).head(cut.get(1).head()).build());
    assertThat(problems()).isEmpty();

    assertThat(all(sealed(seal)).problems())
        .containsExactly(FIRST + " ended with event 3 when it was sealed, and with event 2 now");
  }

  @Test
  void all_whenARowCannotBeRead_saysSoAndGoesOn() {
    LedgerListing broken =
        new LedgerListing() {
          @Override
          public Page<Listed<LedgerEvent>> events(Optional<String> cursor) {
            return new Page<>(
                List.of(new Listed<>("nobody`s\t", Optional.empty())), Optional.empty());
          }

          @Override
          public Page<Listed<AccessRequest>> requests(Optional<String> cursor) {
            return listing.requests(cursor);
          }
        };

    assertThat(
            new LedgerAudit(broken, store, clock).all(ChainJudge.UNSEALED, rows -> {}).problems())
        .containsExactly("the ledger has an event of `nobody?s?`");
  }

  @Test
  void all_whenTheStoreIsOutOfReach_throws() {
    tap.breakDown("ledger.requests", () -> new StoreException("out of reach"));

    assertThatThrownBy(() -> all(ChainJudge.UNSEALED)).isInstanceOf(StoreException.class);
  }

  @Test
  void one_whenThereIsNone_isEmpty() {
    assertThat(audit().one(Samples.id(99), ChainJudge.UNSEALED)).isEmpty();
    assertThat(audit().one(FIRST, ChainJudge.UNSEALED).map(AuditReport::holds)).contains(true);
  }

  @Test
  void one_whenItIsBroken_isFound() {
    LedgerSeal seal = seal();
    store.tamper(FIRST, List.of());
    store.expire(FIRST);

    assertThat(audit().one(FIRST, ChainJudge.UNSEALED)).isEmpty();
    assertThat(audit().one(FIRST, sealed(seal)).map(AuditReport::problems).orElseThrow())
        .hasSize(1);
  }

  private LedgerSeal seal() {
    return new LedgerSeal(Samples.T0.plusMillis(1), all(ChainJudge.UNSEALED).heads());
  }

  private static ChainJudge sealed(LedgerSeal seal) {
    return new ChainJudge(Optional.of(seal), Since.LATER_EVENTS);
  }

  private List<String> problems() {
    return all(ChainJudge.UNSEALED).problems();
  }

  private AuditReport all(ChainJudge judge) {
    return audit().all(judge, rows -> {});
  }

  private LedgerAudit audit() {
    return new LedgerAudit(listing, store, clock);
  }

  private void birth(int number) {
    store.commit(Commit.of(Samples.birth(Samples.request(number, RequestStatus.APPROVED))));
  }

  private void become(int number, RequestStatus status) {
    RequestWrite write = Samples.next(stored(number), builder -> builder.status(status));
    store.commit(Commit.of(write));
  }

  private AccessRequest stored(int number) {
    return store.find(Samples.id(number)).orElseThrow();
  }

  private List<LedgerEvent> without(int index) {
    List<LedgerEvent> events = new ArrayList<>(store.allEvents(FIRST));
    events.remove(index);
    return events;
  }
}
