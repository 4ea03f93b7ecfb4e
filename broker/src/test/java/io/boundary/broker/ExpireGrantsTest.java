package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Assignment;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The janitor ends what is over, in time, and one failing grant never holds up the others. */
class ExpireGrantsTest {

  private static final SweepReport NOTHING = new SweepReport(0, 0, 0, 0, 0);

  private final World world = new World();

  @Test
  void sweep_whenAGrantIsOver_thenItEndsAndSaysSo() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofHours(1));

    SweepReport report = world.sweep();

    assertThat(report).isEqualTo(new SweepReport(1, 0, 0, 0, 0));
    AccessRequest request = world.request(1);
    assertThat(request.status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(request.endReason()).contains("its time was over");
    assertThat(request.evidence().reason()).isEqualTo("developers may read production");
    assertThat(lastEvent(1).actor()).isEqualTo(Actor.JANITOR);
    assertThat(world.identityCenter.present()).isEmpty();
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED, Notice.REVOKED);
  }

  @Test
  void sweep_whenAGrantHasTimeLeft_thenItIsLeftAlone() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(59));

    assertThat(world.sweep()).isEqualTo(NOTHING);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void sweep_whenAGrantFallsDueWithinItsLook_thenItEndsAtThatMomentAndNotBefore() {
    // given
    world.ask(1, world.alice, Story.READ);
    AccessRequest request = world.request(1);
    world.clock.advance(
        Duration.between(world.clock.instant(), request.expiresAt().orElseThrow())
            .minusSeconds(20));

    // when
    SweepReport report = world.sweep();

    // then
    assertThat(report.revoked()).isEqualTo(1);
    assertThat(world.request(1).revokedAt().orElseThrow())
        .isBetween(
            request.expiresAt().orElseThrow(), request.expiresAt().orElseThrow().plusSeconds(3));
  }

  @Test
  void sweep_whenAThousandExpireInTheSameSecondAndSomeArePoisoned_thenAllOthersEndInOneSweep() {
    // given
    world.identityCenter.takes(Duration.ZERO);
    for (int i = 1; i <= 1000; i++) {
      world.ask(i, developer(i), Story.READ);
    }
    assertThat(world.identityCenter.presentByBoundary()).hasSize(1000);
    world.store.poison(World.id(1));
    world.store.poison(World.id(500));
    world.clock.advance(Duration.ofHours(1));

    // when
    SweepReport report = world.sweep();

    // then
    assertThat(report.revoked()).isEqualTo(998);
    assertThat(report.errors()).isEqualTo(2);
    assertThat(world.identityCenter.presentByBoundary()).hasSize(2);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void sweep_whenARecordMakesNoSense_thenItIsCountedAndTheOthersEnd() {
    // given an ACTIVE record that says no assignment
    AccessRequest refused =
        world.ask(
            1, world.people.addRefused("U0000000BOT", "bots"), "123456789012 ReadOnlyAccess 1");
    world.store.putOld(
        refused.edit().status(RequestStatus.ACTIVE).expiresAt(refused.createdAt()).build());
    world.ask(2, world.alice, Story.READ);
    world.clock.advance(Duration.ofHours(1));

    // when
    SweepReport report = world.sweep();

    // then
    assertThat(report.errors()).isEqualTo(1);
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.REVOKED);
  }

  @Test
  void sweep_whenAUserWasDeleted_thenItsGrantEndsAndTheOthersToo() {
    // given: Identity Center fails such a deletion, and the assignment is gone with its user
    world.ask(1, world.alice, Story.READ);
    world.ask(2, developer(2), Story.READ);
    Assignment gone = world.request(1).assignment().orElseThrow();
    world.clock.advance(Duration.ofHours(1));
    world.people.delete("alice@example.com");
    world.identityCenter.failNextDeletion("404: the user was not found in directory");
    world.tap.watch(
        () -> {
          if (world.tap.count("identity.delete") == 1) {
            world.identityCenter.removeByOthers(gone);
          }
        });

    // when
    SweepReport report = world.sweep();

    // then
    assertThat(report.revoked()).isEqualTo(2);
    assertThat(report.errors()).isZero();
    assertThat(world.store.allRequests()).allMatch(r -> r.status() == RequestStatus.REVOKED);
  }

  @Test
  void sweep_whenOneGrantCannotBeEnded_thenItStaysActiveIsCountedAndTriedUntilItCan() {
    // given
    world.ask(1, world.alice, Story.READ);
    world.ask(2, developer(2), Story.READ);
    world.clock.advance(Duration.ofHours(1));
    world.identityCenter.refuseDeletions(world.request(1).assignment().orElseThrow());
    for (int attempt = 0; attempt < 3; attempt++) {
      // when
      SweepReport report = world.sweep();
      // then
      assertThat(report.errors()).isEqualTo(1);
      assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
      assertThat(world.notifier.toldOf(1)).doesNotContain(Notice.REVOKED);
      assertThat(world.request(2).status()).isEqualTo(RequestStatus.REVOKED);
      assertThat(Invariants.breaches(world)).isEmpty();
      world.clock.advance(Duration.ofSeconds(65));
    }
    assertThat(world.longestOverdue()).isBetween(Duration.ofMinutes(2), Duration.ofHours(1));
    world.identityCenter.allowDeletions();

    assertThat(world.sweep().revoked()).isEqualTo(1);
    assertThat(world.longestOverdue()).isZero();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void sweep_whenSomebodyElseRemovedTheAssignment_thenItEndsAllTheSame() {
    world.ask(1, world.alice, Story.READ);
    world.identityCenter.removeByOthers(world.request(1).assignment().orElseThrow());
    world.clock.advance(Duration.ofHours(1));

    assertThat(world.sweep()).isEqualTo(new SweepReport(1, 0, 0, 0, 0));
  }

  @Test
  void sweep_whenAwsIsDownForAnHour_thenTheGrantIsNeverParkedAndEndsWhenItIsBack() {
    // given
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofHours(1));
    world.tap.breakDown("identity.", RevokeGrantTest::outage);

    // when
    for (int minute = 0; minute < 60; minute++) {
      SweepReport report = world.sweep();
      assertThat(report.errors() + report.pending()).isEqualTo(1);
      assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
      world.clock.advance(Duration.ofMinutes(1));
    }
    world.tap.mend();
    world.clock.advance(Duration.ofMinutes(1));

    // then
    assertThat(world.sweep().revoked()).isEqualTo(1);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void sweep_whenSlackIsDown_thenGrantsEndAllTheSame() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofHours(1));
    world.notifier.goDown();

    assertThat(world.sweep()).isEqualTo(new SweepReport(1, 0, 0, 0, 0));

    assertThat(world.request(1).notices()).containsExactly(Notice.REVOKED);
    world.notifier.comeBack();
    world.clock.advance(Duration.ofMinutes(1));
    world.sweep();
    assertThat(world.notifier.toldOf(1)).contains(Notice.REVOKED);
  }

  @Test
  void sweep_whenNobodyDecidedInTime_thenDeniedWithThatReason() {
    world.ask(1, world.alice, Story.ADMIN);
    world.clock.advance(Duration.ofHours(8));

    SweepReport report = world.sweep();

    assertThat(report).isEqualTo(new SweepReport(0, 0, 0, 1, 0));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).endReason()).contains("nobody approved it in time");
    assertThat(world.notifier.toldOf(1)).contains(Notice.DENIED, Notice.APPROVAL_RESULT);
  }

  @Test
  void sweep_whenARequestStillHasTimeToBeDecided_thenItWaitsOn() {
    world.ask(1, world.alice, Story.ADMIN);
    world.clock.advance(Duration.ofMinutes(478));

    assertThat(world.sweep()).isEqualTo(NOTHING);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  @Test
  void sweep_whenACrashLeftAGrantHalfDone_thenItIsFinished() {
    // given
    world.tap.breakDown("identity.poll", RevokeGrantTest::outage);
    world.ask(1, world.alice, Story.READ);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.APPROVED);
    world.tap.mend();
    world.restart();
    world.clock.advance(Duration.ofSeconds(65));

    // when
    SweepReport report = world.sweep();

    // then
    assertThat(report).isEqualTo(new SweepReport(0, 0, 1, 0, 0));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.tap.count("identity.create")).isEqualTo(1);
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED);
  }

  @Test
  void sweep_whenAHalfDoneGrantHasNoTimeLeft_thenItIsClearedUpInError() {
    world.tap.breakDown("identity.poll", RevokeGrantTest::outage);
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 0.02");
    world.tap.mend();
    world.clock.advance(Duration.ofMinutes(5));

    world.sweep();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.request(1).endReason())
        .hasValueSatisfying(w -> assertThat(w).contains("before its time was over"));
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void sweep_whenACrashLeftADeletionInProgress_thenTheLeaseIsNotFreeBeforeThatIsOver() {
    // given a deletion that takes its time, and whose worker is gone
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofHours(1));
    world.identityCenter.takes(Duration.ofSeconds(100));
    Story.cut(world, World::sweep, "identity.delete");
    world.identityCenter.takes(Duration.ofMillis(400));
    world.clock.advance(Duration.ofSeconds(65));

    // when another ends the grant, and the same is granted again
    world.sweep();
    world.clock.advance(Duration.ofSeconds(5));
    Submission again = world.submission(2, world.alice, Story.READ);
    world.submit(again);
    world.clock.advance(Duration.ofMinutes(1));
    world.submit(again);

    // then the late deletion has not taken it away
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.identityCenter.present()).hasSize(1);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void sweep_whenItsListCannotBeRead_thenItFailsRatherThanFindNothingToDo() {
    world.tap.breakDown("store.due", () -> new StoreException("down"));

    assertThatThrownBy(world::sweep).isInstanceOf(StoreException.class);
  }

  @Test
  void sweep_whenOlderRecordsCannotBeListed_thenItIsCountedAndWhatIsDueEnds() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofHours(2));
    world.tap.breakDown("store.unversioned", () -> new StoreException("down"));

    SweepReport report = world.sweep();

    assertThat(report.errors()).isEqualTo(1);
    assertThat(report.revoked()).isEqualTo(1);
  }

  @Test
  void sweep_whenARecordThatFallsDueSoonCannotBeRead_thenItGoesOn() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(60).minusSeconds(10));
    world.store.poison(World.id(1));

    assertThat(world.sweep().pending()).isZero();
  }

  @Test
  void sweep_whenThereAreMorePagesThanOne_thenEveryPageIsRead() {
    for (int i = 1; i <= 8; i++) {
      world.ask(i, developer(i), Story.READ);
    }
    world.clock.advance(Duration.ofHours(2));

    assertThat(world.sweep().revoked()).isEqualTo(8);
  }

  @Test
  void sweep_whenAssignmentsOfOthersStand_thenTheyAreLeftAlone() {
    Assignment other = world.assignment("p-sam", World.PRODUCTION, "PowerUserAccess");
    world.identityCenter.assignByOthers(other);

    world.clock.advance(Duration.ofHours(9));
    world.settle();

    assertThat(world.identityCenter.present()).containsExactly(other);
  }

  @Test
  void sweep_whenItsOwnTimeIsOver_thenItStopsAndSaysThatWorkIsLeft() {
    for (int i = 1; i <= 8; i++) {
      world.ask(i, developer(i), Story.READ);
    }
    world.clock.advance(Duration.ofHours(2));
    world.identityCenter.takes(Duration.ofSeconds(20));

    SweepReport report = world.sweep();

    assertThat(report.pending()).isPositive();
    assertThat(report.revoked()).isLessThan(8);
    world.identityCenter.takes(Duration.ofMillis(400));
    world.settle();
    assertThat(world.store.allRequests()).allMatch(r -> r.status() == RequestStatus.REVOKED);
  }

  private SlackUserId developer(int number) {
    return world.people.add(
        String.format(Locale.ROOT, "U%010d", number),
        "dev" + number + "@example.com",
        "p-dev-" + number,
        World.DEVELOPERS);
  }

  private LedgerEvent lastEvent(int number) {
    List<LedgerEvent> events = world.store.allEvents(World.id(number));
    return events.get(events.size() - 1);
  }
}
