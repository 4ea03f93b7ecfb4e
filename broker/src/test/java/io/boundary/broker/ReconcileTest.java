package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.Reconciling;
import io.boundary.broker.fixture.World;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ReconcileCursor;
import io.boundary.broker.port.StoreException;
import io.boundary.broker.reconcile.Budget;
import io.boundary.broker.reconcile.ReconcileReport;
import io.boundary.broker.reconcile.Scope;
import io.boundary.model.AccountId;
import io.boundary.model.Actor;
import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What drifted apart is found, and only what is provably Boundary's own is touched. */
class ReconcileTest {

  private static final Duration SETTLED = Duration.ofMinutes(5);

  private final World world = new World();
  private final Reconciling reconciling = new Reconciling(world);

  @Test
  void run_whenAllIsAsItShouldBe_thenNothingIsFoundAndTheCycleIsComplete() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(SETTLED);

    ReconcileReport report = reconciling.run();

    assertThat(report.findings()).isEmpty();
    assertThat(report.unreadable()).isEmpty();
    assertThat(report.complete()).isTrue();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void run_whenOthersRemovedOurAssignment_thenItIsFoundAndTheRequestEndsWithThatReason() {
    // given
    world.ask(1, world.alice, Story.READ);
    Assignment ours = world.request(1).assignment().orElseThrow();
    world.clock.advance(SETTLED);
    world.identityCenter.removeByOthers(ours);

    // when
    ReconcileReport report = reconciling.run();

    // then
    assertThat(report.findings())
        .extracting(Finding::kind, Finding::assignment, Finding::permissionSet)
        .containsExactly(tuple(Finding.Kind.MISSING, ours, "ReadOnlyAccess"));
    assertThat(report.ended()).isEqualTo(1);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(1).endReason())
        .contains("the assignment was removed outside Boundary");
    assertThat(reconciling.run().findings()).isEmpty();
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void look_whenOthersRemovedOurAssignment_thenItIsFoundAndNothingIsDone() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(SETTLED);
    world.identityCenter.removeByOthers(world.request(1).assignment().orElseThrow());

    assertThat(reconciling.only().kind()).isEqualTo(Finding.Kind.MISSING);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void run_whenAGrantIsOnlyJustMade_thenALaggingListingIsNoLoss() {
    world.ask(1, world.alice, Story.READ);
    world.identityCenter.removeByOthers(world.request(1).assignment().orElseThrow());

    assertThat(reconciling.run().findings()).isEmpty();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void run_whenTheGrantIsExtendedBetweenTheLooks_thenNobodyIsEnded() {
    // given an assignment that is not listed at the looks, and a longer ask in between
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(SETTLED);
    Assignment ours = world.request(1).assignment().orElseThrow();
    world.identityCenter.removeByOthers(ours);
    int call = indexOf("identity.exists");
    world.tap.pause(
        call,
        () -> {
          world.identityCenter.assignByBoundary(ours);
          world.ask(2, world.alice, "123456789012 ReadOnlyAccess 2");
        });

    // when
    ReconcileReport report = reconciling.run();

    // then
    assertThat(report.count(Finding.Kind.MISSING)).isZero();
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  /** How many calls a run makes before the first of that name. */
  private int indexOf(String name) {
    int before = world.tap.calls().size();
    reconciling.look();
    List<String> calls = world.tap.calls();
    return calls.subList(before, calls.size()).indexOf(name);
  }

  @Test
  void run_whenADirectAssignmentStands_thenItIsReportedWithItsAgeAndLeftAlone() {
    // given
    Assignment standing = world.assignment("p-sam", World.DEVELOPMENT, "PowerUserAccess");
    world.identityCenter.assignByOthers(standing);
    Instant first = world.clock.instant();
    reconciling.run();
    world.clock.advance(Duration.ofDays(3));

    // when
    ReconcileReport report = reconciling.run();

    // then
    Finding finding = report.findings().get(0);
    assertThat(report.findings()).hasSize(1);
    assertThat(finding.kind()).isEqualTo(Finding.Kind.UNKNOWN);
    assertThat(finding.assignment()).isEqualTo(standing);
    assertThat(finding.since()).isBetween(first, first.plusSeconds(5));
    assertThat(world.identityCenter.present()).containsExactly(standing);
  }

  @Test
  void run_whenADirectAssignmentIsGone_thenItsSightingIsForgotten() {
    Assignment one = world.assignment("p-sam", World.DEVELOPMENT, "PowerUserAccess");
    Assignment beside = world.assignment("p-sue", World.DEVELOPMENT, "PowerUserAccess");
    Assignment elsewhere = world.assignment("p-sue", World.PRODUCTION, "ReadOnlyAccess");
    List.of(one, beside, elsewhere).forEach(world.identityCenter::assignByOthers);
    reconciling.run();
    assertThat(reconciling.state.sightings()).containsOnlyKeys(one, beside, elsewhere);

    world.identityCenter.removeByOthers(one);
    world.identityCenter.removeByOthers(elsewhere);
    reconciling.run();

    assertThat(reconciling.state.sightings()).containsOnlyKeys(beside);
  }

  @Test
  void run_whenAPermissionSetIsConfiguredNoMore_thenItsSightingsAreForgotten() {
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.DEVELOPMENT, "PowerUserAccess"));
    reconciling.run();

    world.configureOnly("ReadOnlyAccess");
    ReconcileReport report = reconciling.run();

    assertThat(report.findings()).isEmpty();
    assertThat(reconciling.state.sightings()).isEmpty();
  }

  @Test
  void run_whenAGroupIsAssigned_thenItIsNotLookedAt() {
    world.identityCenter.assignByOthers(
        World.toGroup(
            world.assignment("p-sam", World.DEVELOPMENT, "PowerUserAccess"), "g-everyone"));

    assertThat(reconciling.run().findings()).isEmpty();
  }

  @Test
  void run_whenOursIsGrantedOrEndedWhileItLooks_thenItIsNeverCalledUnknown() {
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.PRODUCTION, "ReadOnlyAccess"));
    int calls = callsOfALook();
    for (int call = 0; call < calls; call++) {
      for (boolean held : new boolean[] {false, true}) {
        assertNeverUnknown(call, held);
      }
    }
  }

  private int callsOfALook() {
    int before = world.tap.calls().size();
    reconciling.look();
    return world.tap.calls().size() - before;
  }

  private static void assertNeverUnknown(int call, boolean held) {
    World other = new World();
    Reconciling looking = new Reconciling(other);
    other.identityCenter.assignByOthers(
        other.assignment("p-sam", World.PRODUCTION, "ReadOnlyAccess"));
    if (held) {
      other.ask(1, other.alice, Story.READ);
      other.clock.advance(SETTLED);
    }
    other.tap.pause(call, () -> changeOfAlice(other, held));

    ReconcileReport report = looking.look();

    assertThat(report.findings())
        .as("call %s, held %s", call, held)
        .extracting(finding -> finding.assignment().principal().value())
        .containsOnly("p-sam");
    other.settle();
    assertThat(Invariants.breaches(other)).isEmpty();
  }

  private static void changeOfAlice(World other, boolean held) {
    if (held) {
      other.revoke(1, Actor.JANITOR);
    } else {
      other.ask(1, other.alice, Story.READ);
    }
  }

  @Test
  void run_whenAReleaseIsStuck_thenItIsReportedOnceItIsOld() {
    // given a grant that is over and cannot be deleted
    world.ask(1, world.alice, Story.READ);
    Assignment ours = world.request(1).assignment().orElseThrow();
    world.identityCenter.refuseDeletions(ours);
    world.clock.advance(Duration.ofHours(1));
    world.sweep();
    world.clock.advance(Duration.ofMinutes(5));
    assertThat(reconciling.run().findings()).isEmpty();

    // when
    world.clock.advance(Duration.ofMinutes(20));
    ReconcileReport report = reconciling.run();

    // then
    assertThat(report.findings())
        .extracting(Finding::kind, Finding::assignment)
        .containsExactly(tuple(Finding.Kind.STUCK, ours));
    assertThat(world.identityCenter.present()).containsExactly(ours);
  }

  @Test
  void run_whenNobodyEndsWhatIsOver_thenItIsReportedOnceItIsOld() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(70));
    assertThat(reconciling.run().findings()).isEmpty();

    world.clock.advance(Duration.ofMinutes(10));

    Finding finding = reconciling.run().findings().get(0);
    assertThat(finding.kind()).isEqualTo(Finding.Kind.STUCK);
    assertThat(finding.since()).isEqualTo(world.request(1).expiresAt().orElseThrow());
  }

  @Test
  void run_whenALeasesHolderHasNoRecord_thenItIsReportedAndLeftAlone() {
    orphanedLease();

    assertThat(reconciling.run().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.STUCK);
  }

  private void orphanedLease() {
    Lease lease = Samples.lease(Samples.request(9).status(RequestStatus.ACTIVE).build());
    world.store.commit(
        new Commit(List.of(), Optional.of(new Commit.LeaseWrite(lease, true)), false));
  }

  @Test
  void run_whenTheBudgetIsSmall_thenSeveralRunsLookAtEverythingOnce() {
    // given
    List<Assignment> standing = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      AccountId account = new AccountId(String.format(Locale.ROOT, "%012d", 500 + i));
      for (String set : List.of("ReadOnlyAccess", "PowerUserAccess")) {
        standing.add(world.assignment("p-sam", account, set));
      }
    }
    standing.forEach(world.identityCenter::assignByOthers);
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(SETTLED);

    // when
    List<Assignment> found = new ArrayList<>();
    ReconcileReport report;
    int runs = 0;
    do {
      report = reconciling.run(Budget.USUAL.withLooks(4));
      report.findings().forEach(finding -> found.add(finding.assignment()));
      runs++;
    } while (!report.complete() && runs < 50);

    // then
    assertThat(report.complete()).isTrue();
    assertThat(runs).isGreaterThan(5);
    assertThat(report.cursor().runs()).isEqualTo(runs);
    assertThat(report.cursor().findings()).isEqualTo(24);
    assertThat(found).containsExactlyInAnyOrderElementsOf(standing);
  }

  @Test
  void run_whenTimeIsShort_thenItStopsBeforeItsDeadlineAndTheNextGoesOn() {
    for (int i = 0; i < 30; i++) {
      world.identityCenter.assignByOthers(
          world.assignment(
              "p-sam",
              new AccountId(String.format(Locale.ROOT, "%012d", 500 + i)),
              "ReadOnlyAccess"));
    }
    Instant deadline = world.clock.instant().plusSeconds(10);

    ReconcileReport first = reconciling.useCase().scheduled(true, Budget.USUAL, deadline);

    assertThat(first.complete()).isFalse();
    assertThat(first.stopped()).isEmpty();
    assertThat(first.unreadable()).isEmpty();
    assertThat(world.clock.instant()).isBefore(deadline);
    ReconcileReport rest = reconciling.run();
    assertThat(rest.complete()).isTrue();
    assertThat(first.findings().size() + rest.findings().size()).isEqualTo(30);
  }

  @Test
  void scheduled_whenTheCycleIsComplete_thenItRestsUntilTheNextDay() {
    reconciling.run();
    int calls = world.tap.calls().size();
    world.clock.advance(Duration.ofHours(19));

    ReconcileReport resting =
        reconciling.useCase().scheduled(false, Budget.USUAL, reconciling.deadline());

    assertThat(resting.looks()).isZero();
    assertThat(world.tap.calls()).hasSize(calls + 1);
    world.clock.advance(Duration.ofHours(1));
    assertThat(reconciling.useCase().scheduled(false, Budget.USUAL, reconciling.deadline()).looks())
        .isPositive();
  }

  @Test
  void run_whenOneAccountCannotBeRead_thenItIsNamedAndTheOthersAreLookedAt() {
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.DEVELOPMENT, "PowerUserAccess"));
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.PRODUCTION, "PowerUserAccess"));
    reconciling.run();
    reconciling.inventory.refuse(World.PRODUCTION);

    ReconcileReport report = reconciling.run();

    assertThat(report.complete()).isTrue();
    assertThat(report.stopped()).isEmpty();
    assertThat(report.unreadable())
        .singleElement()
        .asString()
        .contains("PowerUserAccess in " + World.PRODUCTION);
    assertThat(report.findings()).hasSize(1);
    // what cannot be seen now may still be there
    assertThat(reconciling.state.sightings()).hasSize(2);
  }

  @Test
  void run_whenIdentityCenterIsDown_thenItStopsAndTheNextGoesOn() {
    for (int i = 0; i < 9; i++) {
      world.identityCenter.assignByOthers(
          world.assignment(
              "p-sam",
              new AccountId(String.format(Locale.ROOT, "%012d", 500 + i)),
              "ReadOnlyAccess"));
    }
    world.tap.breakDown("inventory.direct", ReconcileTest::down);

    // when it is down for two runs
    ReconcileReport first = reconciling.run();
    ReconcileReport second = reconciling.run();

    // then the first stops, and the second passes over one thing and stops at the next
    assertThat(first.stopped()).isPresent();
    assertThat(first.unreadable()).isEmpty();
    assertThat(second.stopped()).isPresent();
    assertThat(second.unreadable()).hasSize(1);
    assertThat(second.complete()).isFalse();
    world.tap.mend();
    ReconcileReport rest = reconciling.run();
    assertThat(rest.complete()).isTrue();
    assertThat(rest.findings()).hasSize(8);
  }

  private static ProvisionerException down() {
    return new ProvisionerException(
        "Identity Center is down",
        ProvisionerException.Effect.NONE,
        false,
        new IllegalStateException("down"));
  }

  @Test
  void run_whenTheStoreIsDown_thenItFailsAndKeepsItsPlace() {
    world.tap.breakDown("reconcile", () -> new StoreException("down"));

    assertThatThrownBy(reconciling::run).isInstanceOf(StoreException.class);

    world.tap.mend();
    assertThat(reconciling.state.cursor()).isEmpty();
  }

  @Test
  void run_whenWhatItRemembersCannotBeRead_thenItStopsWhereItWas() {
    world.tap.breakDown("reconcile.sightings", () -> new StoreException("down"));

    ReconcileReport report = reconciling.run();

    assertThat(report.stopped()).isPresent();
    assertThat(report.complete()).isFalse();
  }

  @Test
  void run_whenItsPlaceCannotBeKept_thenWhatItFoundIsToldAllTheSame() {
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.PRODUCTION, "PowerUserAccess"));
    world.tap.breakDown("reconcile.save", () -> new StoreException("down"));

    ReconcileReport report = reconciling.run();

    assertThat(report.findings()).hasSize(1);
    assertThat(report.stopped()).isPresent();
  }

  @Test
  void run_whenALeaseCannotBeRead_thenWhatItMayCoverIsNotCalledUnknown() {
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.PRODUCTION, "PowerUserAccess"));
    world.tap.breakDown("store.findLease", () -> new StoreException("cannot be read"));

    ReconcileReport stopped = reconciling.run();
    ReconcileReport passedOver = reconciling.run();

    assertThat(stopped.stopped()).isPresent();
    assertThat(stopped.findings()).isEmpty();
    assertThat(passedOver.findings()).isEmpty();
    assertThat(passedOver.unreadable()).hasSize(1);
  }

  @Test
  void look_whenTheScopeIsNarrow_thenOnlyThatIsLookedAt() {
    Assignment wanted = world.assignment("p-sam", World.DEVELOPMENT, "PowerUserAccess");
    world.identityCenter.assignByOthers(wanted);
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.PRODUCTION, "PowerUserAccess"));
    world.identityCenter.assignByOthers(
        world.assignment("p-sam", World.DEVELOPMENT, "ReadOnlyAccess"));
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(SETTLED);
    world.identityCenter.removeByOthers(world.request(1).assignment().orElseThrow());

    ReconcileReport report =
        reconciling
            .useCase()
            .look(
                ReconcileCursor.begin(world.clock.instant()),
                new Scope(Set.of(World.DEVELOPMENT), Set.of(wanted.permissionSet())),
                Budget.USUAL,
                reconciling.deadline());

    assertThat(report.complete()).isTrue();
    assertThat(report.findings()).extracting(Finding::assignment).containsExactly(wanted);
  }
}
