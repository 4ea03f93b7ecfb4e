package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may end what before its time, and that it then ends, whatever is down. */
class RevokeGrantTest {

  private static final Actor OPERATOR = Actor.aws("arn:aws:iam::999999999999:user/operator");

  private final World world = new World();

  @Test
  void revoke_whenACreationMayStillComeToLight_thenItWaitsForThatBeforeItEnds() {
    // given: the lease is taken, and the process dies where it may have begun a creation
    Story.cut(world, Story.submit(1, Story.READ), "store.commit");
    world.command(UserCommand.Verb.REVOKE, Optional.of(World.id(1)), world.alice);

    // when its step has just ended
    world.clock.advance(Duration.ofSeconds(55));
    world.sweep();

    // then a listing that lags could still miss the creation
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.APPROVED);

    // when it would have come to light
    world.clock.advance(Duration.ofSeconds(30));
    world.sweep();

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void revoke_whenItIsOnesOwn_thenTheAccessEndsAndTheDecisionsReasonStays() {
    world.ask(1, world.alice, Story.READ);

    assertThat(revoke(world.alice)).isEqualTo(Outcome.DONE);

    AccessRequest request = world.request(1);
    assertThat(request.status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(request.endReason()).contains("handed back by its requester");
    assertThat(request.evidence().reason()).isEqualTo("developers may read production");
    assertThat(request.revokedAt()).isPresent();
    assertThat(lastEvent().actor()).isEqualTo(Actor.slack(world.alice));
    assertThat(world.identityCenter.present()).isEmpty();
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED, Notice.REVOKED);
  }

  @Test
  void revoke_whenItIsTwice_thenTheSecondSeesThatItIsOver() {
    world.ask(1, world.alice, Story.READ);
    revoke(world.alice);
    AccessRequest ended = world.request(1);

    revoke(world.alice);

    assertThat(world.request(1)).isEqualTo(ended);
    assertThat(world.notifier.lastReply()).contains("REVOKED");
    assertThat(world.tap.count("identity.delete")).isEqualTo(1);
  }

  @Test
  void revoke_whenItWaitsForApproval_thenItIsWithdrawn() {
    world.ask(1, world.alice, Story.ADMIN);

    revoke(world.alice);

    AccessRequest request = world.request(1);
    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.endReason()).contains("withdrawn by its requester");
    assertThat(request.denied().orElseThrow().by()).isEqualTo(world.alice.value());
    assertThat(world.notifier.toldOf(1)).contains(Notice.APPROVAL_RESULT);
    world.decide(world.click(1, world.sam, true));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
  }

  @Test
  void revoke_whenAnApproverEndsWhatHeApproved_thenItEnds() {
    world.ask(1, world.alice, Story.ADMIN);
    world.decide(world.click(1, world.sam, true));

    revoke(world.sam);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(1).endReason()).contains("ended by an approver");
    assertThat(lastEvent().actor()).isEqualTo(Actor.slack(world.sam));
    assertThat(world.notifier.toldOf(1)).contains(Notice.REVOKED);
    assertThat(world.notifier.lastReply()).contains("is being ended");
  }

  @Test
  void revoke_whenItIsAnOutsidersOrAnApproversWhoDidNotApprove_thenItLooksLikeNone() {
    world.ask(1, world.alice, Story.ADMIN);
    world.decide(world.click(1, world.sam, true));

    for (SlackUserId other : List.of(world.mallory, world.sue)) {
      revoke(other);

      assertThat(world.notifier.lastReply()).isEqualTo(unknown());
      assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
      assertThat(world.request(1).endRequested()).isEmpty();
    }
  }

  @Test
  void revoke_whenThereIsNoSuchRequest_thenSaysTheSame() {
    revoke(world.alice);

    assertThat(world.notifier.lastReply()).isEqualTo(unknown());
  }

  @Test
  void revoke_whenItComesFromAnotherWorkspace_thenRefused() {
    world.ask(1, world.alice, Story.READ);

    world.command(
        new UserCommand(
            UserCommand.Verb.REVOKE,
            Optional.of(World.id(1)),
            world.alice,
            Optional.of(new SlackTeamId("T99999999")),
            Optional.empty(),
            world.clock.instant(),
            0));

    assertThat(world.notifier.lastReply()).contains("another Slack workspace");
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void revoke_whenAnOperatorDoes_thenItEndsInHisName() {
    world.ask(1, world.alice, Story.READ);

    RevokeGrant.Revoked revoked = world.revoke(1, OPERATOR);

    assertThat(revoked).isInstanceOf(RevokeGrant.Revoked.Ending.class);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(lastEvent().actor()).isEqualTo(OPERATOR);
    assertThat(world.revoke(1, OPERATOR)).isInstanceOf(RevokeGrant.Revoked.AlreadyOver.class);
    assertThat(world.revoke(99, OPERATOR)).isInstanceOf(RevokeGrant.Revoked.Unknown.class);
  }

  @Test
  void revoke_whenAnOperatorEndsAWaitingRequest_thenDeniedInHisName() {
    world.ask(1, world.alice, Story.ADMIN);

    world.revoke(1, OPERATOR);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).denied().orElseThrow().by())
        .isEqualTo("arn:aws:iam::999999999999:user/operator");
  }

  @Test
  void revoke_whenTheGrantIsStillOnItsWay_thenItNeverBecomesActive() {
    // given
    world.identityCenter.takes(Duration.ofSeconds(70));
    world.ask(1, world.alice, Story.READ);

    // when
    assertThat(revoke(world.alice)).isInstanceOf(Outcome.Later.class);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.APPROVED);
    world.identityCenter.takes(Duration.ofMillis(400));
    world.clock.advance(Duration.ofSeconds(65));
    revoke(world.alice);

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(1).activeAt()).isEmpty();
    assertThat(world.identityCenter.present()).isEmpty();
    assertThat(world.notifier.toldOf(1)).doesNotContain(Notice.GRANTED);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void revoke_whenSlackIsDown_thenItEndsAllTheSame() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(6));
    world.notifier.goDown();
    world.tap.breakDown("workspace.", () -> new FactUnavailableException("Slack is down", false));

    assertThat(revoke(world.alice)).isEqualTo(Outcome.DONE);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
    world.notifier.comeBack();
    world.clock.advance(Duration.ofMinutes(1));
    world.sweep();
    assertThat(world.notifier.toldOf(1)).contains(Notice.REVOKED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void revoke_whenTheDirectoryCannotBeRead_thenItEndsAllTheSame(boolean lasting) {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(6));
    world.tap.breakDown("directory.", () -> new FactUnavailableException("down", lasting));

    revoke(world.alice);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
  }

  @Test
  void revoke_whenAwsIsDown_thenTheWishIsStoredAndCarriedOutLater() {
    // given
    world.ask(1, world.alice, Story.READ);
    world.tap.breakDown("identity.", () -> outage());

    // when
    Outcome outcome = revoke(world.alice);

    // then
    assertThat(outcome).isInstanceOf(Outcome.Later.class);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(1).endRequested()).isPresent();

    // when it is back, the janitor alone is enough
    world.tap.mend();
    world.clock.advance(Duration.ofSeconds(65));
    world.sweep();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(1).endReason()).contains("handed back by its requester");
    assertThat(world.identityCenter.present()).isEmpty();
  }

  @Test
  void revoke_whenIdentityCenterIsSlow_thenItIsRevokedOnlyOnceTheAssignmentIsGone() {
    world.ask(1, world.alice, Story.READ);
    world.identityCenter.takes(Duration.ofSeconds(70));

    assertThat(revoke(world.alice)).isInstanceOf(Outcome.Later.class);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.notifier.toldOf(1)).doesNotContain(Notice.REVOKED);

    world.clock.advance(Duration.ofSeconds(65));
    world.sweep();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
  }

  static ProvisionerException outage() {
    return new ProvisionerException(
        "down", ProvisionerException.Effect.UNKNOWN, false, new IllegalStateException("down"));
  }

  private Outcome revoke(SlackUserId user) {
    return world.command(UserCommand.Verb.REVOKE, Optional.of(World.id(1)), user);
  }

  private LedgerEvent lastEvent() {
    List<LedgerEvent> events = world.store.allEvents(World.id(1));
    return events.get(events.size() - 1);
  }

  private static String unknown() {
    return "I know no request " + World.id(1) + " of yours.";
  }
}
