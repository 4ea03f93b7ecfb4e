package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.model.AccessRequest;
import io.boundary.model.Assignment;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asking for what one has: standing access, a shorter ask, an extension, a loss. */
class ExtensionTest {

  private static final String READ = "123456789012 ReadOnlyAccess 1";
  private static final String LONGER = "123456789012 ReadOnlyAccess 2";

  private final World world = new World();
  private final Assignment assignment =
      world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess");

  @Test
  void request_whenTheAssignmentStandsFromElsewhere_thenRefusedAndNeverRemoved() {
    // given
    world.identityCenter.assignByOthers(assignment);

    // when
    AccessRequest request = world.ask(1, world.alice, READ);

    // then
    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("from elsewhere"));
    assertThat(request.evidence().reason()).isEqualTo("developers may read production");
    assertThat(request.evidence().ruleId()).contains("dev-prod-ro");
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.DENIED);

    // and later
    world.clock.advance(Duration.ofHours(9));
    world.settle();
    assertThat(world.identityCenter.present()).contains(assignment);
    assertThat(world.tap.count("identity.delete")).isZero();
  }

  @Test
  void request_whenTheAssignmentStandsSinceOursEnded_thenRefusedAndNeverRemoved() {
    world.ask(1, world.alice, READ);
    Story.handBack(world);
    world.clock.advance(Duration.ofMinutes(5));
    world.identityCenter.assignByOthers(assignment);

    AccessRequest request = world.ask(2, world.alice, READ);

    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    world.clock.advance(Duration.ofHours(9));
    world.settle();
    assertThat(world.identityCenter.present()).contains(assignment);
  }

  @Test
  void request_whenTheClockIsPutBackBeforeItTakesOver_thenWhatIsHeldIsNotCutShort() {
    // given: it is decided to extend, and the clock is put back before the access is handed over
    AccessRequest held = world.ask(1, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(1));
    world.tap.pause(commitOfTheExtension(), () -> world.clock.advance(Duration.ofHours(-1)));

    // when
    AccessRequest next = world.ask(2, world.alice, READ);

    // then
    assertThat(next.status()).isEqualTo(RequestStatus.APPROVED);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(1).expiresAt()).isEqualTo(held.expiresAt());
    assertThat(Invariants.breaches(world)).isEmpty();

    // and once the clock is where it was, it is an extension again
    world.clock.advance(Duration.ofMinutes(62));
    world.sweep();
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(2).expiresAt().orElseThrow()).isAfter(held.expiresAt().orElseThrow());
  }

  private static int commitOfTheExtension() {
    World twin = new World();
    twin.ask(1, twin.alice, READ);
    twin.clock.advance(Duration.ofMinutes(1));
    int before = twin.tap.calls().size();
    twin.ask(2, twin.alice, READ);
    List<String> calls = twin.tap.calls();
    return calls.subList(before, calls.size()).indexOf("store.commit");
  }

  @Test
  void request_whenItIsShorterThanWhatIsHeld_thenNothingChangesAndItSaysSo() {
    // given
    AccessRequest held = world.ask(1, world.alice, LONGER);
    world.clock.advance(Duration.ofMinutes(1));

    // when
    AccessRequest shorter = world.ask(2, world.alice, READ);

    // then
    assertThat(shorter.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(shorter.endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("for longer", World.id(1).value()));
    assertThat(world.request(1)).isEqualTo(held);
    assertThat(world.identityCenter.present()).contains(assignment);
  }

  @Test
  void request_whenItIsLongerThanWhatIsHeld_thenItTakesTheLeaseOver() {
    // given
    AccessRequest first = world.ask(1, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(10));
    List<String> gaps = new ArrayList<>();
    world.tap.watch(
        () -> {
          gaps.addAll(Invariants.breaches(world));
          if (!world.identityCenter.present().contains(assignment)) {
            gaps.add("interrupted at " + world.tap.calls());
          }
        });

    // when
    AccessRequest second = world.ask(2, world.alice, LONGER);

    // then
    assertThat(second.status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(second.expiresAt().orElseThrow()).isAfter(first.expiresAt().orElseThrow());
    AccessRequest old = world.request(1);
    assertThat(old.status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(old.endReason()).contains("superseded by " + World.id(2));
    assertThat(old.evidence()).isEqualTo(first.evidence());
    assertThat(gaps).isEmpty();
    assertThat(world.tap.count("identity.create")).isEqualTo(1);
    assertThat(world.tap.count("identity.delete")).isZero();
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED);
    assertThat(world.notifier.toldOf(2)).containsExactly(Notice.GRANTED);
  }

  @Test
  void extended_whenTheFirstEndPasses_thenAccessGoesOnUntilTheSecond() {
    // given
    world.ask(1, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(10));
    world.ask(2, world.alice, LONGER);

    // when
    world.clock.advance(Duration.ofMinutes(100));
    world.sweep();

    // then
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.identityCenter.present()).contains(assignment);

    // when
    world.clock.advance(Duration.ofMinutes(21));
    world.sweep();

    // then
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void extension_whenTheRuleAsksForApproval_thenItWaitsAndIsApprovedAgain() {
    // given
    world.ask(1, world.alice, Story.ADMIN);
    world.decide(world.click(1, world.sam, true));
    world.clock.advance(Duration.ofMinutes(20));

    // when
    AccessRequest second = world.ask(2, world.alice, Story.ADMIN);
    assertThat(second.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    world.decide(world.click(2, world.sue, true));

    // then
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(1).endReason()).contains("superseded by " + World.id(2));
    assertThat(world.tap.count("identity.create")).isEqualTo(1);
  }

  @Test
  void extension_whenTheFirstGrantEndsMeanwhile_thenTheRequestTakesTheLeaseAnew() {
    // given an extension that was cut in two: APPROVED is written, the lease is not
    world.ask(1, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(59));
    world.tap.watch(
        () -> {
          if (world.stored(2).isPresent()) {
            world.tap.breakDown("store.", () -> new io.boundary.broker.port.StoreException("cut"));
          }
        });
    Submission extension = world.submission(2, world.alice, LONGER);
    world.submit(extension);
    world.tap.watch(() -> {});
    world.tap.mend();
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.APPROVED);

    // when the first grant expires, and then the message comes again
    world.clock.advance(Duration.ofMinutes(2));
    world.sweep();
    world.clock.advance(Duration.ofSeconds(10));
    world.submit(extension);

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void request_whenWhatItsHolderHadWasRemovedByOthers_thenTheHolderEndsAndItIsGrantedAnew() {
    // given
    world.ask(1, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(5));
    world.identityCenter.removeByOthers(assignment);

    // when
    Submission again = world.submission(2, world.alice, READ);
    assertThat(world.submit(again)).isInstanceOf(Outcome.Later.class);
    world.clock.advance(Duration.ofSeconds(4));
    world.submit(again);

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(1).endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("removed outside Boundary"));
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.identityCenter.presentByBoundary()).containsExactly(assignment);
  }

  @Test
  void request_whenTheSamePersonAsksThroughAnotherSlackUser_thenItIsTheSameAccess() {
    world.ask(1, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(10));

    world.ask(2, world.aliceAgain, LONGER);

    assertThat(world.request(1).endReason()).contains("superseded by " + World.id(2));
    assertThat(world.identityCenter.presentByBoundary()).containsExactly(assignment);
  }
}
