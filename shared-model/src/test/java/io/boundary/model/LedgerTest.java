package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {

  private static final Origin ORIGIN =
      new Origin(new PermissionSetName("AdministratorAccess"), LocalDate.of(2026, 2, 28));
  private static final RequestId OTHER = new RequestId("req-ffffffffffffffff");

  @Test
  void firstBreak_whenNothingWasChanged_isEmpty() {
    assertThat(LedgerChain.firstBreak(Samples.ID, Samples.chain())).isEmpty();
    assertThat(LedgerChain.firstBreak(Samples.ID, List.of())).isEmpty();
  }

  /** One change per field; the hash is left as it was. */
  static Stream<UnaryOperator<LedgerEvent>> changes() {
    return Stream.of(
        e -> copy(e, OTHER, e.seq(), e.at(), e.actor(), e.kind(), e.to(), e.reason()),
        e -> copy(e, e.requestId(), e.seq() + 1, e.at(), e.actor(), e.kind(), e.to(), e.reason()),
        e ->
            copy(
                e,
                e.requestId(),
                e.seq(),
                e.at().plusMillis(1),
                e.actor(),
                e.kind(),
                e.to(),
                e.reason()),
        e -> copy(e, e.requestId(), e.seq(), e.at(), Actor.JANITOR, e.kind(), e.to(), e.reason()),
        e ->
            copy(
                e,
                e.requestId(),
                e.seq(),
                e.at(),
                e.actor(),
                LedgerEvent.Kind.VOTE_DENY,
                e.to(),
                e.reason()),
        e ->
            copy(
                e,
                e.requestId(),
                e.seq(),
                e.at(),
                e.actor(),
                e.kind(),
                Optional.of(RequestStatus.ERROR),
                e.reason()),
        e -> copy(e, e.requestId(), e.seq(), e.at(), e.actor(), e.kind(), e.to(), e.reason() + " "),
        e -> origin(e, Optional.of(ORIGIN)),
        e -> origin(e, e.origin().isPresent() ? Optional.empty() : Optional.of(ORIGIN)),
        e -> hashes(e, "0".repeat(64), e.prevHash(), e.hash()),
        e -> hashes(e, e.evidenceDigest(), "1".repeat(64), e.hash()),
        e -> hashes(e, e.evidenceDigest(), e.prevHash(), "2".repeat(64)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void firstBreak_whenAnyFieldOfAnyEventWasChanged_findsThatEvent(
      UnaryOperator<LedgerEvent> change) {
    for (int i = 0; i < Samples.chain().size(); i++) {
      List<LedgerEvent> chain = new ArrayList<>(Samples.chain());
      chain.set(i, change.apply(chain.get(i)));

      assertThat(LedgerChain.firstBreak(Samples.ID, chain))
          .hasValueSatisfying(
              words -> assertThat(words).contains(Samples.ID.value()).contains(" event "));
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void firstBreak_whenAChangedEventGotANewHash_isFoundAtTheNextOne(
      UnaryOperator<LedgerEvent> change) {
    for (int i = 0; i < Samples.chain().size() - 1; i++) {
      List<LedgerEvent> chain = new ArrayList<>(Samples.chain());
      LedgerEvent changed = change.apply(chain.get(i));
      LedgerEvent forged =
          hashes(changed, changed.evidenceDigest(), changed.prevHash(), changed.computedHash());
      if (!forged.equals(chain.get(i))) {
        chain.set(i, forged);
        assertThat(LedgerChain.firstBreak(Samples.ID, chain)).isPresent();
      }
    }
  }

  @Property
  void firstBreak_whenEventsAreSwappedOrOneIsRemovedOrDoubled_isFound(
      @ForAll @IntRange(max = 4) int one, @ForAll @IntRange(max = 4) int two) {
    List<LedgerEvent> doubled = new ArrayList<>(Samples.chain());
    doubled.add(one, doubled.get(one));
    assertThat(LedgerChain.firstBreak(Samples.ID, doubled)).isPresent();

    List<LedgerEvent> swapped = new ArrayList<>(Samples.chain());
    Collections.swap(swapped, one, two);
    assertThat(LedgerChain.firstBreak(Samples.ID, swapped).isPresent()).isEqualTo(one != two);

    List<LedgerEvent> cut = new ArrayList<>(Samples.chain());
    cut.remove(one);
    // What it cannot see: that the end is missing.
    assertThat(LedgerChain.firstBreak(Samples.ID, cut).isPresent()).isEqualTo(one != 4);
  }

  @Test
  void firstBreak_whenAnEventStartsFromAnotherState_isFound() {
    LedgerEvent born =
        Samples.change(LedgerHead.NONE, Optional.empty(), Optional.of(RequestStatus.APPROVED));
    LedgerEvent jump =
        Samples.change(
            born.head(), Optional.of(RequestStatus.ACTIVE), Optional.of(RequestStatus.REVOKED));

    assertThat(LedgerChain.firstBreak(Samples.ID, List.of(born, jump)))
        .hasValueSatisfying(words -> assertThat(words).contains("another state"));
  }

  @Test
  void after_whenTheChainIsEmpty_isEventOne() {
    LedgerEvent first = Samples.chain().get(0);

    assertThat(first.seq()).isEqualTo(1);
    assertThat(first.prevHash()).isEqualTo("0".repeat(64));
    assertThat(first.hash()).isEqualTo(first.computedHash()).matches("[0-9a-f]{64}");
    assertThat(first.head()).isEqualTo(new LedgerHead(1, first.hash()));
  }

  @Test
  void computedHash_whenAnOlderVersionWroteTheEvent_isWhatItWasThen() {
    LedgerEvent first = origin(Samples.chain().get(0), Optional.empty());
    String then =
        Digest.sha256Hex(
            Digest.canonical(
                List.of(
                    Samples.ID.value(),
                    "1",
                    Long.toString(Samples.T0.toEpochMilli()),
                    "system:workflow",
                    "STATE_CHANGE",
                    "",
                    "PENDING_APPROVAL",
                    "reason 0",
                    Samples.EVIDENCE.digest(),
                    "0".repeat(64))));

    assertThat(first.computedHash()).isEqualTo(then);
    assertThat(
            LedgerChain.firstBreak(
                Samples.ID, List.of(hashes(first, first.evidenceDigest(), first.prevHash(), then))))
        .isEmpty();
  }

  private static LedgerEvent origin(LedgerEvent event, Optional<Origin> origin) {
    return new LedgerEvent(
        event.requestId(),
        event.seq(),
        event.at(),
        event.actor(),
        event.kind(),
        event.from(),
        event.to(),
        event.reason(),
        event.evidenceDigest(),
        origin,
        event.prevHash(),
        event.hash());
  }

  private static LedgerEvent copy(
      LedgerEvent event,
      RequestId id,
      long seq,
      Instant at,
      Actor actor,
      LedgerEvent.Kind kind,
      Optional<RequestStatus> to,
      String reason) {
    return new LedgerEvent(
        id,
        seq,
        at,
        actor,
        kind,
        event.from(),
        to,
        reason,
        event.evidenceDigest(),
        event.origin(),
        event.prevHash(),
        event.hash());
  }

  private static LedgerEvent hashes(
      LedgerEvent event, String evidence, String previous, String hash) {
    return new LedgerEvent(
        event.requestId(),
        event.seq(),
        event.at(),
        event.actor(),
        event.kind(),
        event.from(),
        event.to(),
        event.reason(),
        evidence,
        event.origin(),
        previous,
        hash);
  }
}
