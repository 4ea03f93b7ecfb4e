package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.Reconciling;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.World;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.grant.Removal;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.RemovalLog;
import io.boundary.broker.port.StoreException;
import io.boundary.model.Actor;
import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator removes what Boundary did not make: never what it did make. */
class RemovalTest {

  private static final Actor OPERATOR = Actor.aws("arn:aws:iam::111122223333:user/operator");

  private final World world = new World();
  private final Reconciling reconciling = new Reconciling(world);
  private final Assignment standing =
      world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess");

  @BeforeEach
  void stand() {
    world.identityCenter.assignByOthers(standing);
  }

  private Removal.Result remove(Finding finding) {
    return reconciling.useCase().remove(finding, OPERATOR, reconciling.deadline());
  }

  @Test
  void remove_whenItIsUnknown_thenItIsGoneWithEvidenceAndCanBeAskedForAfterwards() {
    Finding finding = reconciling.only();

    assertThat(remove(finding)).isEqualTo(Removal.Result.REMOVED);

    assertThat(world.identityCenter.present()).isEmpty();
    assertThat(reconciling.state.sightings()).isEmpty();
    assertThat(reconciling.state.entries())
        .extracting(RemovalLog.Entry::outcome)
        .containsExactly("INTENDED", "REMOVED");
    assertThat(reconciling.state.entries())
        .allMatch(entry -> entry.by().equals(OPERATOR))
        .allMatch(entry -> entry.assignment().equals(standing))
        .allMatch(entry -> entry.seenSince().equals(finding.since()));
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(world.ask(1, world.alice, Story.READ).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.identityCenter.othersTaken()).containsExactly(standing);
  }

  @Test
  void remove_whenItIsGoneByItself_thenNothingIsDeletedAndItCanBeAskedFor() {
    Finding finding = reconciling.only();
    world.identityCenter.removeByOthers(standing);

    assertThat(remove(finding)).isEqualTo(Removal.Result.GONE);

    assertThat(world.tap.count("identity.delete")).isZero();
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(world.ask(1, world.alice, Story.READ).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void remove_whenALeaseHasAppeared_thenItIsLeftAlone() {
    Finding finding = reconciling.only();
    world.identityCenter.removeByOthers(standing);
    world.ask(1, world.alice, Story.READ);

    assertThat(remove(finding)).isEqualTo(Removal.Result.OURS);

    assertThat(world.identityCenter.present()).containsExactly(standing);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void remove_whenOursHasOnlyJustEnded_thenAnEchoOfItIsLeftAlone() {
    world.identityCenter.removeByOthers(standing);
    world.ask(1, world.alice, Story.READ);
    world.revoke(1, Actor.JANITOR);
    world.identityCenter.assignByOthers(standing);

    Finding echo =
        new Finding(
            Finding.Kind.UNKNOWN, standing, "ReadOnlyAccess", world.clock.instant(), "unknown");

    assertThat(reconciling.look().findings()).isEmpty();
    assertThat(remove(echo)).isEqualTo(Removal.Result.OURS);
  }

  @Test
  void remove_whenSomebodyIsGrantedTheSameAtAnyMoment_thenTheGrantStays() {
    int calls = callsOfARemoval();
    assertThat(calls).isGreaterThan(8);
    for (int call = 0; call <= calls; call++) {
      assertGrantStays(call);
    }
  }

  private int callsOfARemoval() {
    Finding finding = reconciling.only();
    int before = world.tap.calls().size();
    remove(finding);
    return world.tap.calls().size() - before;
  }

  /** Somebody else removes it, and Alice asks for it, right before that call of the removal. */
  private static void assertGrantStays(int call) {
    World other = new World();
    Reconciling removing = new Reconciling(other);
    Assignment same = other.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess");
    other.identityCenter.assignByOthers(same);
    Finding finding = removing.only();
    other.tap.pause(
        call,
        () -> {
          other.identityCenter.removeByOthers(same);
          other.submit(other.submission(1, other.alice, Story.READ));
        });

    removing.useCase().remove(finding, OPERATOR, removing.deadline());
    redelivered(other);

    assertThat(other.request(1).status()).as("call %s", call).isEqualTo(RequestStatus.ACTIVE);
    assertThat(other.identityCenter.present()).as("call %s", call).containsExactly(same);
    // what the operator wanted gone may have been taken; everything else holds
    assertThat(Invariants.breaches(other))
        .as("call %s", call)
        .allMatch(breach -> breach.startsWith("I4 took"));
  }

  /** What had to wait comes again. */
  private static void redelivered(World other) {
    other.tap.pause(Integer.MAX_VALUE, () -> {});
    other.clock.advance(Duration.ofMinutes(2));
    if (other.stored(1).isEmpty()) {
      other.ask(1, other.alice, Story.READ);
    }
    other.clock.advance(Duration.ofMinutes(2));
  }

  @Test
  void remove_whenItBreaksOrDiesAtAnyCall_thenNothingOfOursIsTouchedAndALaterRunClearsUp() {
    int calls = callsOfARemoval();
    for (Tap.Fault fault : Tap.Fault.values()) {
      for (int call = 0; call < calls; call++) {
        assertClearsUp(fault, call);
      }
    }
  }

  private static void assertClearsUp(Tap.Fault fault, int call) {
    World other = new World();
    Reconciling removing = new Reconciling(other);
    Assignment same = other.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess");
    other.identityCenter.assignByOthers(same);
    Finding finding = removing.only();
    other.tap.choose(call, fault);
    try {
      removing.useCase().remove(finding, OPERATOR, removing.deadline());
    } catch (RuntimeException | Tap.ProcessDeath expected) {
      other.restart();
    }
    String at = fault + " at call " + call;
    boolean begun = other.tap.count("identity.delete") > 0;
    other.clock.advance(Duration.ofMinutes(3));
    removing.run();
    other.clock.advance(Duration.ofMinutes(3));

    assertThat(other.store.allLeases()).as(at).allMatch(lease -> lease.phase() == Lease.Phase.FREE);
    assertThat(other.identityCenter.busy()).as(at).isFalse();
    if (begun) {
      assertThat(removing.state.entries())
          .as(at)
          .anyMatch(entry -> entry.outcome().equals("INTENDED"));
    }
    boolean there = other.identityCenter.present().contains(same);
    assertThat(removing.look().findings()).as(at).hasSize(there ? 1 : 0);
    assertThat(other.ask(1, other.alice, Story.READ).status())
        .as(at)
        .isEqualTo(there ? RequestStatus.DENIED : RequestStatus.ACTIVE);
  }

  @Test
  void remove_whenEvidenceCannotBeKept_thenNothingIsDeleted() {
    Finding finding = reconciling.only();
    world.tap.breakDown("removals.append", () -> new StoreException("down"));

    assertThatThrownBy(() -> remove(finding)).isInstanceOf(StoreException.class);

    assertThat(world.identityCenter.present()).containsExactly(standing);
    assertThat(world.store.allLeases()).isEmpty();
  }

  @Test
  void remove_whenIdentityCenterCannotDeleteIt_thenItSaysSoAndTheLeaseIsFree() {
    Finding finding = reconciling.only();
    world.identityCenter.refuseDeletions(standing);

    assertThat(remove(finding)).isEqualTo(Removal.Result.FAILED);

    assertThat(world.store.allLeases()).allMatch(lease -> lease.phase() == Lease.Phase.FREE);
    assertThat(reconciling.state.sightings()).containsOnlyKeys(standing);
  }

  @Test
  void remove_whenTheDeletionTakesTooLong_thenTheLeaseStaysClosedUntilItIsOver() {
    // given
    Finding finding = reconciling.only();
    world.identityCenter.takes(Duration.ofMinutes(3));

    // when
    assertThat(remove(finding)).isEqualTo(Removal.Result.UNFINISHED);

    // then
    assertThat(world.store.allLeases()).allMatch(Removal::isRemoval);
    world.submit(world.submission(1, world.alice, Story.READ));
    assertThat(world.stored(1)).isEmpty();
    world.clock.advance(Duration.ofMinutes(5));
    assertThat(reconciling.run().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.STUCK);
    world.clock.advance(Duration.ofMinutes(1));
    world.identityCenter.takes(Duration.ofMillis(400));
    assertThat(world.ask(1, world.alice, Story.READ).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void remove_whenItWasCutShort_thenWhoAsksNeedNotWaitForTheNextReconciliation() {
    Finding finding = reconciling.only();
    world.identityCenter.takes(Duration.ofMinutes(3));
    assertThat(remove(finding)).isEqualTo(Removal.Result.UNFINISHED);
    world.identityCenter.takes(Duration.ofMillis(400));
    world.clock.advance(Duration.ofMinutes(5));

    world.submit(world.submission(1, world.alice, Story.READ));
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(world.ask(1, world.alice, Story.READ).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void remove_whenAnEarlierRemovalWasCutShort_thenANextAttemptIsMadePossible() {
    Finding finding = reconciling.only();
    world.tap.breakDown("identity.delete", RemovalTest::unknown);
    assertThatThrownBy(() -> remove(finding)).isInstanceOf(ProvisionerException.class);
    world.tap.mend();
    world.clock.advance(Duration.ofMinutes(5));

    assertThat(remove(finding)).isEqualTo(Removal.Result.OURS);
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(remove(reconciling.only())).isEqualTo(Removal.Result.REMOVED);
  }

  private static ProvisionerException unknown() {
    return new ProvisionerException(
        "no answer",
        ProvisionerException.Effect.UNKNOWN,
        false,
        new IllegalStateException("no answer"));
  }

  @Test
  void remove_whenAnOlderRecordWaitsForItsLease_thenNothingIsRemoved() {
    Finding finding = reconciling.only();
    world.store.putOld(Samples.old(7, RequestStatus.ACTIVE));

    assertThat(reconciling.useCase().olderRecordsWait()).isTrue();
    assertThatThrownBy(() -> remove(finding)).isInstanceOf(IllegalStateException.class);

    assertThat(world.identityCenter.present()).containsExactly(standing);
  }

  @Test
  void remove_whenTheFindingIsOfOurs_thenItIsRefused() {
    Finding missing =
        new Finding(
            Finding.Kind.MISSING, standing, "ReadOnlyAccess", world.clock.instant(), "missing");

    assertThatThrownBy(() -> remove(missing)).isInstanceOf(IllegalStateException.class);

    assertThat(world.identityCenter.present()).containsExactly(standing);
  }

  @Test
  void remove_whenIdentityCenterRefuses_thenTheLeaseIsFreeAndEvidenceSaysNotDone() {
    Finding finding = reconciling.only();
    world.tap.breakDown(
        "identity.delete",
        () ->
            new ProvisionerException(
                "denied",
                ProvisionerException.Effect.NONE,
                true,
                new IllegalStateException("denied")));

    assertThatThrownBy(() -> remove(finding)).isInstanceOf(ProvisionerException.class);

    assertThat(world.store.allLeases()).allMatch(lease -> lease.phase() == Lease.Phase.FREE);
    assertThat(reconciling.state.entries())
        .extracting(RemovalLog.Entry::outcome)
        .containsExactly("INTENDED", "NOT DONE");
  }
}
