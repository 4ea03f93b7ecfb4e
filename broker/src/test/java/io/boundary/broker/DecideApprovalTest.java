package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may decide, what a click does, and that it does it once. */
class DecideApprovalTest {

  private final World world = new World();

  @BeforeEach
  void askForTheSandbox() {
    world.ask(1, world.alice, Story.ADMIN);
  }

  @Test
  void request_whenTheRuleAsksForApproval_thenItWaitsAndItsApproversAreAsked() {
    AccessRequest request = world.request(1);

    assertThat(request.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(request.approval().orElseThrow().deadline())
        .isEqualTo(request.createdAt().plus(Duration.ofHours(8)));
    assertThat(request.approval().orElseThrow().channel()).isEqualTo("#security-approvals");
    assertThat(world.notifier.toldOf(1))
        .containsExactlyInAnyOrder(Notice.PENDING, Notice.APPROVAL_MESSAGE);
    assertThat(request.approval().orElseThrow().message()).isPresent();
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }

  @Test
  void approve_whenAnApproverClicks_thenItIsGrantedFromThenOn() {
    // given
    world.clock.advance(Duration.ofHours(3));
    Instant clicked = world.clock.instant();

    // when
    assertThat(world.decide(world.click(1, world.sam, true))).isEqualTo(Outcome.DONE);

    // then
    AccessRequest request = world.request(1);
    assertThat(request.status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(request.activeAt().orElseThrow()).isAfterOrEqualTo(clicked);
    assertThat(request.expiresAt())
        .contains(request.activeAt().orElseThrow().plus(Duration.ofMinutes(30)));
    assertThat(request.approved().orElseThrow().by()).isEqualTo(world.sam.value());
    assertThat(world.notifier.toldOf(1))
        .contains(Notice.GRANTED, Notice.APPROVAL_RESULT, Notice.APPROVER_OUTCOME);
  }

  @Test
  void approve_whenTheAskedEndIsLongPast_thenTheGrantIsNotDeadOnArrival() {
    world.clock.advance(Duration.ofHours(7));

    world.decide(world.click(1, world.sam, true));
    world.sweep();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.identityCenter.presentByBoundary()).hasSize(1);
  }

  @Test
  void deny_whenAnApproverClicks_thenDeniedAndTheDecisionsReasonStays() {
    world.decide(world.click(1, world.sam, false));

    AccessRequest request = world.request(1);
    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.denied().orElseThrow().by()).isEqualTo(world.sam.value());
    assertThat(request.endReason()).contains("denied by an approver");
    assertThat(request.evidence().reason()).isEqualTo("administrators of the sandbox");
    assertThat(kinds()).contains(LedgerEvent.Kind.VOTE_DENY);
    assertThat(world.notifier.toldOf(1)).contains(Notice.DENIED, Notice.APPROVAL_RESULT);
    assertThat(world.tap.count("identity.create")).isZero();
  }

  @Test
  void click_whenItIsTheRequesters_thenRefusedEitherWay() {
    world.people.join("p-alice", World.ADMINS);

    for (boolean approve : new boolean[] {true, false}) {
      world.decide(world.click(1, world.alice, approve));
      refused("your own request");
    }
  }

  @Test
  void click_whenItIsTheRequestersSecondSlackUser_thenRefused() {
    world.people.join("p-alice", World.ADMINS);

    world.decide(world.click(1, world.aliceAgain, true));

    refused("your own request");
  }

  @Test
  void click_whenAnOutsiderMakesIt_thenRefusedEitherWay() {
    for (boolean approve : new boolean[] {true, false}) {
      world.decide(world.click(1, world.mallory, approve));
      refused("it takes a member of security_admins");
    }
  }

  @Test
  void click_whenSlackRefusesThePerson_thenRefused() {
    SlackUserId guest = world.people.addRefused("U000000GUE", "guests may not decide");

    world.decide(world.click(1, guest, true));

    refused("guests may not decide");
  }

  @Test
  void click_whenItComesFromAnotherWorkspace_thenRefused() {
    ApprovalClick own = world.click(1, world.sam, true);

    world.decide(
        new ApprovalClick(
            own.request(),
            true,
            own.approver(),
            Optional.of(new SlackTeamId("T99999999")),
            own.responseUrl(),
            own.receivedAt(),
            0));

    refused("another Slack workspace");
  }

  @Test
  void click_whenThereIsNoSuchRequest_thenSaysSo() {
    world.decide(world.click(99, world.sam, true));

    assertThat(world.notifier.lastReply()).contains("There is no request");
  }

  @Test
  void approve_whenClickedTwice_thenGrantedOnceAndVotedOnce() {
    ApprovalClick click = world.click(1, world.sam, true);

    world.decide(click);
    world.decide(click);
    world.clock.advance(Duration.ofMinutes(2));
    world.decide(click);

    assertThat(world.tap.count("identity.create")).isEqualTo(1);
    assertThat(kinds()).containsOnlyOnce(LedgerEvent.Kind.VOTE_APPROVE);
    assertThat(world.notifier.toldOf(1)).containsOnlyOnce(Notice.GRANTED);
  }

  @Test
  void deny_whenSomebodyHasApproved_thenTheGrantStandsAndHeHearsWhoDecided() {
    world.decide(world.click(1, world.sam, true));

    world.decide(world.click(1, world.sue, false));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.notifier.lastReply()).contains("already approved by " + world.sam);
  }

  @Test
  void approve_whenSomebodyHasDenied_thenNothingIsGrantedAndHeHearsWhoDecided() {
    world.decide(world.click(1, world.sue, false));

    world.decide(world.click(1, world.sam, true));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.notifier.lastReply()).contains("already denied by " + world.sue);
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }

  @Test
  void approve_whenItsTimeIsOver_thenDeniedWithThatReason() {
    world.clock.advance(Duration.ofHours(8));

    world.decide(world.click(1, world.sam, true));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).endReason()).contains("nobody approved it in time");
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }

  @Test
  void approve_whenItIsTheLastMoment_thenGranted() {
    world.clock.advance(
        Duration.between(
                world.clock.instant(), world.request(1).approval().orElseThrow().deadline())
            .minusMillis(1));

    world.decide(world.click(1, world.sam, true));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void approve_whenTheCreationFails_thenEverybodyHearsWhy() {
    world.identityCenter.failNextCreation("limit exceeded");

    world.decide(world.click(1, world.sam, true));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.request(1).endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("limit exceeded"));
    assertThat(world.notifier.toldOf(1))
        .contains(Notice.FAILED, Notice.APPROVER_OUTCOME)
        .doesNotContain(Notice.GRANTED);
  }

  @Test
  void approve_whenSlackIsDown_thenItIsGrantedAllTheSame() {
    world.notifier.goDown();

    world.decide(world.click(1, world.sam, true));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void approve_whenTheGrantBreaksForGoodHalfway_thenNobodyIsToldThatTheClickDidNotCount() {
    // given
    world.tap.breakDown("identity.poll", () -> SubmitRequestTest.refusal("access denied"));

    // when
    Outcome outcome = world.decide(world.click(1, world.sam, true));

    // then the click has counted, and its message comes again
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.APPROVED);
    assertThat(outcome).isInstanceOf(Outcome.Later.class);
    assertThat(world.notifier.replies()).noneMatch(reply -> reply.contains("could not be counted"));
  }

  private List<LedgerEvent.Kind> kinds() {
    return world.store.allEvents(World.id(1)).stream().map(LedgerEvent::kind).toList();
  }

  private void refused(String why) {
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.request(1).approval().orElseThrow().votes()).isEmpty();
    assertThat(kinds()).containsExactly(LedgerEvent.Kind.STATE_CHANGE);
    assertThat(world.notifier.lastReply()).contains(why);
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }
}
