package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.RecordingNotifier.Told;
import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request that the policy allows at once. */
class SubmitRequestTest {

  private static final String READ = "123456789012 ReadOnlyAccess 1";

  private final World world = new World();

  @Test
  void request_whenItMustWaitForMoreThanAnHour_thenItIsDeniedWithThatReason() {
    // given: an access whose end never comes to its end
    world.ask(7, world.alice, Story.READ);
    world.clock.advance(Duration.ofHours(1));
    world.identityCenter.takes(Duration.ofDays(1));
    Submission waiting = world.submission(1, world.alice, Story.READ);
    world.sweep();
    assertThat(world.submit(waiting)).isInstanceOf(Outcome.Later.class);
    assertThat(world.stored(1)).isEmpty();

    // when
    world.clock.advance(Duration.ofMinutes(61));
    world.submit(waiting);

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).endReason().orElse("")).contains("taken too long");
  }

  @Test
  void request_whenCreationAndDeletionAreBothForbidden_thenItEndsAllTheSame() {
    world.tap.breakDown("identity.create", SubmitRequestTest::forbidden);
    world.tap.breakDown("identity.delete", SubmitRequestTest::forbidden);

    world.ask(1, world.alice, Story.READ);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.request(1).endReason().orElse("")).contains("refused");
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  private static RuntimeException forbidden() {
    return new ProvisionerException(
        "AccessDeniedException",
        ProvisionerException.Effect.NONE,
        true,
        new IllegalStateException("denied"));
  }

  @Test
  void request_whenTheRuleAllows_thenItIsActiveAndItsAssignmentIsThere() {
    // when
    AccessRequest request = world.ask(1, world.alice, READ);

    // then
    assertThat(request.status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.identityCenter.presentByBoundary())
        .containsExactly(world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess"));
    assertThat(world.notifier.told())
        .containsExactly(new Told(World.id(1), Notice.GRANTED, RequestStatus.ACTIVE));
    assertThat(request.evidence().ruleId()).contains("dev-prod-ro");
    assertThat(request.approved())
        .hasValueSatisfying(by -> assertThat(by.by()).isEqualTo("policy"));
  }

  @Test
  void request_whenItIsGranted_thenTheIntentIsStoredBeforeIdentityCenterIsCalled() {
    // given
    List<RequestStatus> beforeCreation = new ArrayList<>();
    world.tap.watch(
        () -> {
          if (world.tap.count("identity.create") == 0) {
            beforeCreation.clear();
            world.stored(1).map(AccessRequest::status).ifPresent(beforeCreation::add);
          }
        });

    // when
    world.ask(1, world.alice, READ);

    // then
    assertThat(beforeCreation).containsExactly(RequestStatus.APPROVED);
    assertThat(world.store.allEvents(World.id(1)))
        .extracting(event -> event.to().orElseThrow())
        .containsExactly(RequestStatus.APPROVED, RequestStatus.ACTIVE);
  }

  @Test
  void request_whenIdentityCenterIsSlow_thenItIsActiveOnlyAfterItSucceeded() {
    // given
    world.identityCenter.takes(Duration.ofSeconds(70));
    Submission submission = world.submission(1, world.alice, READ);

    // when
    Outcome first = world.submit(submission);

    // then: accepted is not granted
    assertThat(first).isInstanceOf(Outcome.Later.class);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.APPROVED);
    assertThat(world.notifier.toldOf(1)).isEmpty();

    // when
    world.clock.advance(Duration.ofMinutes(1));
    Outcome second = world.submit(submission);

    // then
    assertThat(second).isEqualTo(Outcome.DONE);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.tap.count("identity.create")).isEqualTo(1);
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED);
  }

  @Test
  void activeAndTold_whenLookedAtBeforeEveryCall_thenOnlyWhileTheAssignmentIsThere() {
    // given
    List<String> wrong = new ArrayList<>();
    world.identityCenter.takes(Duration.ofSeconds(5));
    world.tap.watch(
        () -> {
          boolean there = !world.identityCenter.presentByBoundary().isEmpty();
          boolean said = world.notifier.toldOf(1).contains(Notice.GRANTED);
          boolean active =
              world.stored(1).filter(r -> r.status() == RequestStatus.ACTIVE).isPresent();
          if ((said || active) && !there) {
            wrong.add("at " + world.tap.calls());
          }
          wrong.addAll(Invariants.breaches(world));
        });

    // when
    world.ask(1, world.alice, READ);

    // then
    assertThat(wrong).isEmpty();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void request_whenTheCreationFails_thenItEndsInErrorWithTheReasonAndWithoutALease() {
    // given
    world.identityCenter.failNextCreation("limit exceeded");

    // when
    AccessRequest request = world.ask(1, world.alice, READ);

    // then
    assertThat(request.status()).isEqualTo(RequestStatus.ERROR);
    assertThat(request.endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("limit exceeded"));
    assertThat(request.evidence().reason()).isEqualTo("developers may read production");
    assertThat(world.store.allLeases()).extracting(Lease::phase).containsExactly(Lease.Phase.FREE);
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.FAILED);
  }

  @Test
  void request_whenIdentityCenterRefusesForGood_thenItEndsInErrorAtOnce() {
    // given
    world.tap.breakDown("identity.create", () -> refusal("access denied"));

    // when
    AccessRequest request = world.ask(1, world.alice, READ);

    // then
    assertThat(request.status()).isEqualTo(RequestStatus.ERROR);
    assertThat(request.endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("access denied"));
    assertThat(world.store.allLeases()).allMatch(lease -> lease.phase() == Lease.Phase.FREE);
  }

  @Test
  void request_whenGrantedLate_thenItsTimeCountsFromTheGrant() {
    // given
    world.identityCenter.takes(Duration.ofSeconds(40));
    Instant asked = world.clock.instant();

    // when
    AccessRequest request = world.ask(1, world.alice, READ);

    // then
    Instant active = request.activeAt().orElseThrow();
    assertThat(active).isAfterOrEqualTo(asked.plusSeconds(40));
    assertThat(request.expiresAt()).contains(active.plus(Duration.ofHours(1)));
  }

  @Test
  void request_whenMoreIsAskedThanTheRuleGives_thenItIsCappedAndSaysSo() {
    AccessRequest request = world.ask(1, world.alice, "123456789012 ReadOnlyAccess 12");

    assertThat(request.duration()).isEqualTo(Duration.ofHours(8));
    assertThat(request.ask().duration()).isEqualTo(Duration.ofHours(12));
    assertThat(request.evidence().reason()).contains("8 h of the 12 h");
  }

  @Test
  void request_whenJustTheMaximumIsAsked_thenItIsNotCalledCapped() {
    AccessRequest request = world.ask(1, world.alice, "123456789012 ReadOnlyAccess 8");

    assertThat(request.duration()).isEqualTo(Duration.ofHours(8));
    assertThat(request.evidence().reason()).isEqualTo("developers may read production");
  }

  @Test
  void request_whenItIsForAWholeDay_thenItIsNotGrantedAsNothing() {
    world.deploy(
        World.policyWith(
            "max_request_duration_hours: 12", "max_request_duration_hours: 48",
            "max_duration_hours: 8", "max_duration_hours: 24"));

    AccessRequest request = world.ask(1, world.alice, "123456789012 ReadOnlyAccess 24");

    assertThat(request.duration()).isEqualTo(Duration.ofHours(24));
    world.clock.advance(Duration.ofHours(23));
    world.sweep();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void request_whenItIsDeliveredSoOften_thenItIsGrantedOnce(int deliveries) {
    Submission submission = world.submission(1, world.alice, READ);

    for (int i = 0; i < deliveries; i++) {
      world.submit(submission);
      world.clock.advance(Duration.ofSeconds(31));
    }

    assertThat(world.store.allRequests()).hasSize(1);
    assertThat(world.tap.count("identity.create")).isEqualTo(1);
    assertThat(world.store.allEvents(World.id(1)))
        .extracting(LedgerEvent::kind)
        .containsExactly(LedgerEvent.Kind.STATE_CHANGE, LedgerEvent.Kind.STATE_CHANGE);
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED);
  }

  @Test
  void request_whenItComesAgainAfterItsEnd_thenNothingIsGranted() {
    Submission submission = world.submission(1, world.alice, READ);
    world.submit(submission);
    world.clock.advance(Duration.ofHours(2));
    world.sweep();

    world.submit(submission);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }

  @Test
  void request_whenTheStoreIsDown_thenItWaitsWithoutCallingIdentityCenterToAct() {
    world.tap.breakDown("store.", () -> new StoreException("down"));
    Submission submission = world.submission(1, world.alice, READ);

    Outcome outcome = world.submit(submission);

    assertThat(outcome).isInstanceOf(Outcome.Later.class);
    assertThat(world.tap.count("identity.create")).isZero();
    world.tap.mend();
    world.submit(submission);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void request_whenItsRecordCannotBeRead_thenItFailsRatherThanWaits() {
    world.tap.breakDown("store.find", () -> StoreException.unreadable("req", new Exception()));
    Submission submission = world.submission(1, world.alice, READ);

    assertThatThrownBy(() -> world.submit(submission)).isInstanceOf(StoreException.class);

    assertThat(world.tap.count("identity.create")).isZero();
  }

  @Test
  void request_whenTheLeaseCannotBeRead_thenItEndsInErrorAtOnceAndIsTold() {
    world.tap.breakDown(
        "store.findLease", () -> StoreException.unreadable("the lease", new Exception()));

    assertThat(world.submit(world.submission(1, world.alice, READ))).isEqualTo(Outcome.DONE);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.FAILED);
    assertThat(world.tap.count("identity.create")).isZero();
  }

  @Test
  void request_whenAnotherOfTheSamePersonIsOnItsWay_thenItWaitsForThat() {
    world.identityCenter.takes(Duration.ofSeconds(70));
    world.submit(world.submission(1, world.alice, READ));

    Outcome second = world.submit(world.submission(2, world.alice, READ));

    assertThat(second).isInstanceOf(Outcome.Later.class);
    assertThat(world.stored(2)).isEmpty();
  }

  @Test
  void request_whenAccessHasOnlyJustEnded_thenItWaitsAndIsGrantedThen() {
    world.ask(1, world.alice, READ);
    Story.handBack(world);
    Submission again = world.submission(2, world.alice, READ);

    Outcome atOnce = world.submit(again);
    world.clock.advance(Duration.ofSeconds(4));
    Outcome later = world.submit(again);

    assertThat(atOnce).isInstanceOf(Outcome.Later.class);
    assertThat(later).isEqualTo(Outcome.DONE);
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void request_whenTheIdOfItsCreationWasLost_thenThatCreationIsFoundAndNoOtherBegun() {
    // given: the process dies between Identity Center's answer and the note of its id
    world.identityCenter.takes(Duration.ofSeconds(80));
    Story.cut(world, Story.submit(1, READ), "identity.create");
    assertThat(world.store.allLeases()).allMatch(lease -> lease.creationRequestId().isEmpty());

    // when
    world.clock.advance(Duration.ofSeconds(65));
    Story.submit(1, READ).accept(world);

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.tap.count("identity.create")).isEqualTo(1);
  }

  @Test
  void revoke_whenTheIdOfItsCreationWasLost_thenItEndsOnlyOnceThatCreationIsOver() {
    // given a creation in progress that only a listing shows
    world.identityCenter.takes(Duration.ofSeconds(100));
    Story.cut(world, Story.submit(1, READ), "identity.create");
    world.identityCenter.takes(Duration.ofMillis(400));
    world.clock.advance(Duration.ofSeconds(65));

    // when
    Story.handBack(world);
    world.clock.advance(Duration.ofMinutes(2));
    world.settle();

    // then what it brought was deleted after it came, not before
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  static ProvisionerException refusal(String message) {
    return new ProvisionerException(
        message, ProvisionerException.Effect.NONE, true, new IllegalStateException(message));
  }
}
