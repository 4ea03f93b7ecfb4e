package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records that an older deployment left are taken on, kept to their word, and ended. */
class AdoptionTest {

  private final World world = new World();
  private final Assignment user = world.assignment("p-alice", World.SANDBOX, "PowerUserAccess");
  private final Assignment group = World.toGroup(user, "g-developers");

  @Test
  void oldActive_whenTheAccountsHistoryCannotBeRead_thenItEndsAllTheSame() {
    world.identityCenter.assignByBoundary(user);
    old(world, 1, user, Duration.ofMinutes(-30));
    world.tap.breakDown("history.page", () -> new StoreException("undecodable"));

    assertThat(world.sweep().revoked()).isEqualTo(1);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void oldActive_whenTheJanitorComes_thenItGetsALeaseAndEndsAtItsTime() {
    for (Assignment assignment : List.of(user, group)) {
      // given
      World company = new World();
      company.identityCenter.assignByBoundary(assignment);
      old(company, 1, assignment, Duration.ofMinutes(30));

      // when
      company.sweep();

      // then
      assertThat(company.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
      assertThat(company.store.allLeases())
          .singleElement()
          .satisfies(
              lease -> {
                assertThat(lease.phase()).isEqualTo(Lease.Phase.HELD);
                assertThat(lease.holder()).isEqualTo(World.id(1));
                assertThat(lease.assignment()).isEqualTo(assignment);
              });
      assertThat(Invariants.breaches(company)).isEmpty();

      // when its time is over
      company.clock.advance(Duration.ofMinutes(30));
      assertThat(company.sweep().revoked()).isEqualTo(1);

      // then
      assertThat(company.request(1).status()).isEqualTo(RequestStatus.REVOKED);
      assertThat(company.identityCenter.present()).isEmpty();
      assertThat(Invariants.breaches(company)).isEmpty();
      assertThat(company.notifier.toldOf(1)).containsExactly(Notice.REVOKED);
    }
  }

  @Test
  void oldActive_whenItIsOverdue_thenItEndsAtOnce() {
    world.identityCenter.assignByBoundary(user);
    old(world, 1, user, Duration.ofMinutes(-30));

    assertThat(world.sweep().revoked()).isEqualTo(1);

    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void oldActive_whenTwoOverlapOnOneAssignment_thenTheFirstToEndDoesNotTakeTheSecondsAccess() {
    for (int longer : List.of(1, 2)) {
      // given
      World company = new World();
      company.identityCenter.assignByBoundary(user);
      old(company, longer, user, Duration.ofHours(2));
      old(company, 3 - longer, user, Duration.ofHours(1));

      // when
      company.sweep();

      // then
      assertThat(company.request(longer).status()).isEqualTo(RequestStatus.ACTIVE);
      assertThat(company.request(3 - longer).status()).isEqualTo(RequestStatus.REVOKED);
      assertThat(company.request(3 - longer).endReason())
          .contains("superseded by " + World.id(longer));

      company.clock.advance(Duration.ofMinutes(90));
      company.sweep();
      assertThat(company.identityCenter.present()).containsExactly(user);
      assertThat(Invariants.breaches(company)).isEmpty();

      company.clock.advance(Duration.ofMinutes(31));
      company.sweep();
      assertThat(company.identityCenter.present()).isEmpty();
      assertThat(Invariants.breaches(company)).isEmpty();
    }
  }

  @Test
  void oldActive_whenOneIsAlreadyOver_thenTheOtherKeepsTheAccess() {
    world.identityCenter.assignByBoundary(user);
    old(world, 1, user, Duration.ofMinutes(-5));
    old(world, 2, user, Duration.ofHours(1));

    world.sweep();

    assertThat(world.identityCenter.present()).containsExactly(user);
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void oldActive_whenItIsRevokedBeforeTheJanitorCame_thenItEnds() {
    world.identityCenter.assignByBoundary(user);
    old(world, 1, user, Duration.ofHours(1));

    world.revoke(1, io.boundary.model.Actor.aws("arn:aws:iam::999999999999:user/operator"));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void request_whenAnOldRecordHoldsTheAccess_thenItExtendsThatOnceAdopted() {
    // given
    Assignment read = world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess");
    world.identityCenter.assignByBoundary(read);
    old(world, 7, read, Duration.ofMinutes(30));
    world.sweep();

    // when
    AccessRequest request = world.ask(1, world.alice, Story.READ);

    // then
    assertThat(request.status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(7).endReason()).contains("superseded by " + World.id(1));
    assertThat(world.tap.count("identity.create")).isZero();
    world.clock.advance(Duration.ofMinutes(45));
    world.sweep();
    assertThat(world.identityCenter.present()).containsExactly(read);
  }

  @Test
  void request_whenAnOldRecordIsNotAdoptedYet_thenNothingIsGrantedTwiceAndTheOldOneStillEnds() {
    Assignment read = world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess");
    world.identityCenter.assignByBoundary(read);
    old(world, 7, read, Duration.ofMinutes(30));

    AccessRequest request = world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(31));
    world.sweep();

    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(7).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void oldActive_whenItsAssignmentWasGrantedAnewMeanwhile_thenTheOneThatEndsLastGoesOn() {
    // given an old record whose assignment somebody had removed, and a new grant of the same
    Assignment read = world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess");
    old(world, 7, read, Duration.ofMinutes(30));
    world.ask(1, world.alice, Story.READ);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);

    // when
    world.sweep();

    // then
    assertThat(world.request(7).endReason()).contains("superseded by " + World.id(1));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.identityCenter.present()).containsExactly(read);

    // and the other way round
    World other = new World();
    old(other, 7, read, Duration.ofHours(3));
    other.ask(1, other.alice, Story.READ);
    other.clock.advance(Duration.ofSeconds(5));
    other.sweep();
    assertThat(other.request(1).endReason()).contains("superseded by " + World.id(7));
    other.clock.advance(Duration.ofHours(2));
    other.sweep();
    assertThat(other.identityCenter.present()).containsExactly(read);
    assertThat(Invariants.breaches(other)).isEmpty();
  }

  @Test
  void oldPending_whenItsTimeIsOver_thenItTimesOut() {
    pending(1, Duration.ofMinutes(-1));

    assertThat(world.sweep().timedOut()).isEqualTo(1);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).endReason()).contains("nobody approved it in time");
  }

  @Test
  void oldPending_whenItHasTimeLeft_thenItIsTakenOnAndTimesOutThen() {
    pending(1, Duration.ofMinutes(30));

    world.sweep();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.request(1).version()).isEqualTo(1);

    world.clock.advance(Duration.ofMinutes(31));
    assertThat(world.sweep().timedOut()).isEqualTo(1);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
  }

  @Test
  void oldPending_whenItSaysNoApproval_thenItTimesOutRatherThanWaitForEver() {
    AccessRequest old = Samples.old(1, RequestStatus.APPROVED);
    world.store.putOld(old.edit().status(RequestStatus.PENDING_APPROVAL).build());

    world.sweep();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(Optional.of(old).flatMap(AccessRequest::approval)).isEmpty();
  }

  private void pending(int number, Duration left) {
    AccessRequest old = Samples.old(number, RequestStatus.PENDING_APPROVAL);
    Approval approval = old.approval().orElseThrow();
    world.store.putOld(
        old.edit()
            .approval(
                new Approval(
                    approval.groups(),
                    approval.channel(),
                    1,
                    world.clock.instant().plus(left),
                    List.of(),
                    Optional.empty()))
            .build());
  }

  private static void old(World company, int number, Assignment assignment, Duration left) {
    AccessRequest old =
        Samples.old(Samples.request(number).account(assignment.account()), RequestStatus.ACTIVE);
    company.store.putOld(
        old.edit().assignment(assignment).expiresAt(company.clock.instant().plus(left)).build());
  }
}
