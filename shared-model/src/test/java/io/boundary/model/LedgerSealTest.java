package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.model.LedgerSeal.Since;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerSealTest {

  private static final RequestId OTHER = new RequestId("req-ffffffffffffffff");
  private static final Instant LATER = Samples.T0.plus(Duration.ofHours(1));
  private static final LedgerSeal SEAL = seal(LATER, 3);

  @Test
  void breach_whenItIsAsItWasSealed_isEmpty() {
    assertThat(breach(3, Since.NOTHING)).isEmpty();
    assertThat(SEAL.breach(OTHER, List.of(), Since.NOTHING)).isEmpty();
  }

  @Test
  void breach_whenTheEndOrAllWasRemoved_saysHowMany() {
    assertThat(breach(2, Since.LATER_EVENTS))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .endsWith("ended with event 3 when it was sealed, and with event 2 now"));
    assertThat(breach(0, Since.LATER_EVENTS)).isPresent();
  }

  @Test
  void breach_whenAllWasWrittenAnew_namesTheSealedEvent() {
    LedgerEvent born =
        Samples.change(LedgerHead.NONE, Optional.empty(), Optional.of(RequestStatus.DENIED));
    List<LedgerEvent> anew = new ArrayList<>(List.of(born));
    for (int i = 0; i < 2; i++) {
      anew.add(Samples.change(anew.get(i).head(), Optional.empty(), Optional.empty()));
    }
    assertThat(LedgerChain.firstBreak(Samples.ID, anew)).isEmpty();

    assertThat(SEAL.breach(Samples.ID, anew, Since.LATER_EVENTS))
        .hasValueSatisfying(
            words -> assertThat(words).endsWith("event 3 is not the one that was sealed"));
  }

  @Test
  void breach_whenThereIsMore_dependsOnItsTimeAndOnWhatIsLookedAt() {
    LedgerSeal before = seal(Samples.T0.plusSeconds(3), 3);

    assertThat(before.breach(Samples.ID, Samples.chain(), Since.LATER_EVENTS)).isEmpty();
    assertThat(before.breach(Samples.ID, Samples.chain(), Since.NOTHING)).isPresent();
    // An hour after their time they come too late to be true.
    assertThat(SEAL.breach(Samples.ID, Samples.chain(), Since.LATER_EVENTS))
        .hasValueSatisfying(
            words -> assertThat(words).endsWith("event 4 was not there when it was sealed"));
  }

  @Test
  void breach_whenAWholeRequestOfAnEarlierTimeIsNew_isFound() {
    LedgerSeal empty = new LedgerSeal(LATER, new TreeMap<>());

    assertThat(empty.breach(Samples.ID, Samples.chain(), Since.LATER_EVENTS)).isPresent();
  }

  @Test
  void root_whenAnythingIsDifferent_isDifferent() {
    TreeMap<String, LedgerHead> more = new TreeMap<>(SEAL.heads());
    more.put(OTHER.value(), Samples.chain().get(0).head());

    assertThat(SEAL.root()).matches("[0-9a-f]{64}").isEqualTo(seal(LATER, 3).root());
    assertThat(
            List.of(
                seal(LATER.plusMillis(1), 3).root(),
                seal(LATER, 4).root(),
                new LedgerSeal(LATER, more).root(),
                new LedgerSeal(LATER, new TreeMap<>()).root()))
        .doesNotHaveDuplicates()
        .doesNotContain(SEAL.root());
  }

  @Test
  void seal_whenATimeOrAnIdIsMalformed_isRefused() {
    assertThatThrownBy(() -> seal(LATER.plusNanos(1), 3))
        .isInstanceOf(IllegalArgumentException.class);
    for (Map<String, LedgerHead> heads :
        List.of(
            Map.of("nobody", Samples.chain().get(0).head()),
            Map.of(Samples.ID.value(), LedgerHead.NONE))) {
      assertThatThrownBy(() -> new LedgerSeal(LATER, new TreeMap<>(heads)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Optional<String> breach(int events, Since since) {
    return SEAL.breach(Samples.ID, Samples.chain().subList(0, events), since);
  }

  private static LedgerSeal seal(Instant at, int events) {
    TreeMap<String, LedgerHead> heads = new TreeMap<>();
    heads.put(Samples.ID.value(), Samples.chain().get(events - 1).head());
    return new LedgerSeal(at, heads);
  }
}
