package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.World;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that asks for two approvals counts two people, as they are at the deciding click. */
class SeveralApproversTest {

  private final World world = new World(2);

  @BeforeEach
  void askForTheSandbox() {
    world.ask(1, world.alice, Story.ADMIN);
  }

  @Test
  void approve_whenItIsTheFirstOfTwo_thenItIsCountedAndTheRequestWaits() {
    click(world.sam);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.request(1).approval().orElseThrow().votes()).hasSize(1);
    assertThat(world.notifier.lastReply()).contains("is counted; 1 more is needed");
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }

  @Test
  void approve_whenTwoPeopleDo_thenGrantedAndBothAreInTheLedger() {
    click(world.sam);
    click(world.sue);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(1).approval().orElseThrow().votes())
        .extracting(vote -> vote.slackUser())
        .containsExactly(world.sam, world.sue);
    assertThat(votesInLedger()).isEqualTo(2);
    assertThat(world.notifier.toldOf(1)).containsOnlyOnce(Notice.APPROVER_OUTCOME);
  }

  @Test
  void approve_whenOnePersonDoesTwice_thenCountedOnce() {
    click(world.sam);
    click(world.sam);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.request(1).approval().orElseThrow().votes()).hasSize(1);
    assertThat(votesInLedger()).isEqualTo(1);
  }

  @Test
  void approve_whenOnePersonDoesWithTwoSlackUsers_thenCountedOnce() {
    SlackUserId samAgain = world.people.add("U000000SAM2", "sam+2@example.com", "p-sam");

    click(world.sam);
    click(samAgain);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.request(1).approval().orElseThrow().votes()).hasSize(1);
  }

  @Test
  void approve_whenTheFirstHasLeftTheGroupByTheSecond_thenOnlyTheSecondCounts() {
    click(world.sam);
    world.people.leave("p-sam", World.ADMINS);

    click(world.sue);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.request(1).approval().orElseThrow().votes())
        .extracting(vote -> vote.slackUser())
        .containsExactly(world.sue);

    // and a third makes it two
    SlackUserId tom = world.people.add("U0000000TOM", "tom@example.com", "p-tom", World.ADMINS);
    click(tom);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void deny_whenOneHasApproved_thenOneNoDecides() {
    click(world.sam);

    world.decide(world.click(1, world.sue, false));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
  }

  @Test
  void approve_whenTheRuleAsksForTwoByNow_thenOneIsNotEnough() {
    World stricter = new World(1);
    stricter.ask(1, stricter.alice, Story.ADMIN);
    stricter.deploy(World.policyWith("min_approvals: 1", "min_approvals: 2"));

    stricter.decide(stricter.click(1, stricter.sam, true));

    assertThat(stricter.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  @Test
  void approve_whenTheRuleAsksForOneByNow_thenTwoAreStillNeeded() {
    world.deploy(World.policyWith("min_approvals: 1", "min_approvals: 1"));

    click(world.sam);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  @Test
  void timeOut_whenOneOfTwoHasApproved_thenDeniedAllTheSame() {
    click(world.sam);

    world.clock.advance(Duration.ofMinutes(481));
    world.sweep();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).endReason()).contains("nobody approved it in time");
  }

  private void click(SlackUserId approver) {
    world.decide(world.click(1, approver, true));
  }

  private long votesInLedger() {
    return world.store.allEvents(World.id(1)).stream()
        .filter(event -> event.kind() == LedgerEvent.Kind.VOTE_APPROVE)
        .count();
  }
}
