package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.OperatorVotes.Entitlement;
import io.boundary.broker.OperatorVotes.Wish;
import io.boundary.broker.fixture.World;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.model.AwsCaller;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is an approver by typing a name. */
class OperatorVotesTest {

  private static final AwsCaller SAM = session("sam");
  private static final AwsCaller SUE = session("sue");
  private static final AwsCaller ALICE = session("alice");
  private static final String ON_BEHALF = "max_request_duration_hours: 12, cli_on_behalf: true }";

  private final World world = new World();
  private final List<String> announced = new ArrayList<>();
  private Delivery delivery = new Delivery.Done(Optional.empty());

  private static AwsCaller session(String user) {
    return new AwsCaller(
        "arn:aws:sts::999999999999:assumed-role/AWSReservedSSO_Ops_0123456789abcdef/" + user);
  }

  @BeforeEach
  void askForTheSandbox() {
    world.people.signsInAs("alice", "p-alice");
    world.people.signsInAs("sam", "p-sam");
    world.people.signsInAs("sue", "p-sue");
    world.people.signsInAs("mallory", "p-mallory");
    world.ask(1, world.alice, Story.ADMIN);
  }

  private Entitlement entitle(AwsCaller caller, SlackUserId approver, boolean onBehalf) {
    return entitle(World.id(1), caller, approver, onBehalf);
  }

  private Entitlement entitle(
      RequestId request, AwsCaller caller, SlackUserId approver, boolean onBehalf) {
    OperatorVotes votes =
        new OperatorVotes(
            world.broker(),
            (waiting, text) -> {
              announced.add(text);
              return delivery;
            });
    return votes.entitle(new Wish(request, true, approver, caller, onBehalf));
  }

  private void decide(Entitlement entitlement) {
    world.decide(((Entitlement.Entitled) entitlement).click());
  }

  private void allowOnBehalf() {
    world.deploy(World.policyWith("max_request_duration_hours: 12 }", ON_BEHALF));
  }

  @Test
  void entitle_whenTheSessionIsTheApprovers_thenTheVoteCountsInTheirOwnName() {
    decide(entitle(SAM, world.sam, false));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(1).approved().orElseThrow().by()).isEqualTo(world.sam.value());
    assertThat(world.store.events(World.id(1)))
        .filteredOn(event -> event.kind() == LedgerEvent.Kind.VOTE_APPROVE)
        .singleElement()
        .satisfies(
            vote -> {
              assertThat(vote.actor()).isEqualTo(SAM.actor());
              assertThat(vote.reason()).isEqualTo("as U0000000SAM on the command line");
            });
  }

  @Test
  void entitle_whenTheSessionIsAnotherPersons_isRefused() {
    assertThat(entitle(session("mallory"), world.sam, false))
        .isInstanceOf(Entitlement.Refused.class);
    assertThat(entitle(SUE, world.sam, false)).isInstanceOf(Entitlement.Refused.class);
    assertThat(entitle(session("nobody"), world.sam, false))
        .isInstanceOf(Entitlement.Refused.class);
    assertThat(
            entitle(
                new AwsCaller("arn:aws:sts::999999999999:assumed-role/Ops/sam"), world.sam, false))
        .isInstanceOf(Entitlement.Refused.class);
  }

  @Test
  void decide_whenTheApproverIsTheRequesterByEitherSlackUser_countsForNothing() {
    world.people.join("p-alice", World.ADMINS);

    decide(entitle(ALICE, world.alice, false));
    decide(entitle(ALICE, world.aliceAgain, false));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  @Test
  void decide_whenTheApproverIsInNoApproverGroup_countsForNothing() {
    decide(entitle(session("mallory"), world.mallory, false));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  @Test
  void onBehalf_whenThePolicyDoesNotAllowIt_isRefusedAndNotAnnounced() {
    assertThat(entitle(SUE, world.sam, true))
        .isEqualTo(
            new Entitlement.Refused(
                "the policy does not allow to decide on another's behalf"
                    + " (settings.cli_on_behalf)"));
    assertThat(announced).isEmpty();
  }

  @Test
  void onBehalf_whenThePolicyAllowsIt_isAnnouncedBeforeItCounts() {
    allowOnBehalf();

    Entitlement entitlement = entitle(session("mallory"), world.sam, true);

    assertThat(announced)
        .singleElement()
        .asString()
        .contains("/mallory is about to approve " + World.id(1) + " on behalf of U0000000SAM");
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    decide(entitlement);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void onBehalf_whenItCannotBeAnnounced_decidesNothing() {
    allowOnBehalf();
    delivery = new Delivery.Later(Duration.ofSeconds(1), "Slack is down");

    assertThatThrownBy(() -> entitle(SUE, world.sam, true))
        .isInstanceOf(FactUnavailableException.class);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  @Test
  void onBehalf_whenTheOperatorIsTheRequester_isRefused() {
    allowOnBehalf();

    assertThat(entitle(ALICE, world.sam, true)).isInstanceOf(Entitlement.Refused.class);
    assertThat(announced).isEmpty();
  }

  @Test
  void onBehalf_whenMoreThanOnePersonMustAgree_countsForNothing() {
    world.deploy(
        World.policyWith(
            "max_request_duration_hours: 12 }", ON_BEHALF, "min_approvals: 1", "min_approvals: 2"));

    decide(entitle(session("mallory"), world.sam, true));

    assertThat(world.request(1).approval().orElseThrow().votes()).isEmpty();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  /** An operator asks for the sandbox in Alice's name; the request's id. */
  private RequestId typedBy(AwsCaller operator) {
    RequestId typed = new RequestId("req-cli-0123456789ab");
    Broker plain = world.broker();
    Broker commands =
        new Broker(
            plain.store(),
            plain.history(),
            plain.grants(),
            plain.evaluator(),
            plain.identities(),
            plain.directory(),
            plain.policies(),
            plain.permissionSets(),
            plain.telling(),
            plain.forks(),
            plain.clock(),
            Optional.of(operator.actor()));
    Instant now = world.clock.instant();
    new SubmitRequest(commands)
        .handle(
            new Submission(
                typed, world.alice, Optional.empty(), Story.ADMIN, Optional.empty(), now, 0),
            now.plus(World.INVOCATION));
    return typed;
  }

  private RequestStatus status(RequestId request) {
    return world.store.find(request).orElseThrow().status();
  }

  private void click(RequestId request, SlackUserId approver) {
    Instant now = world.clock.instant();
    world.decide(
        new ApprovalClick(request, true, approver, Optional.empty(), Optional.empty(), now, 0));
  }

  @Test
  void approve_whenTheApproverTypedTheRequestForSomebodyElse_countsForNothing() {
    RequestId typed = typedBy(SAM);

    click(typed, world.sam);
    assertThat(status(typed)).isEqualTo(RequestStatus.PENDING_APPROVAL);

    click(typed, world.sue);
    assertThat(status(typed)).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.store.events(typed).get(0).actor()).isEqualTo(SAM.actor());
  }

  @Test
  void approve_whenItCannotBeToldWhoTypedTheRequest_countsForNothing() {
    world.people.signsInAs("guest", "p-guest");
    RequestId typed = typedBy(session("guest"));
    world.people.signsInNoMore("guest");

    click(typed, world.sam);

    assertThat(status(typed)).isEqualTo(RequestStatus.PENDING_APPROVAL);
  }

  @Test
  void submit_whenItNeedsApprovalAndTheOperatorIsNoUser_isDenied() {
    RequestId typed =
        typedBy(new AwsCaller("arn:aws:sts::999999999999:assumed-role/BoundaryOperator/sam"));

    assertThat(status(typed)).isEqualTo(RequestStatus.DENIED);
    assertThat(world.store.find(typed).orElseThrow().endReason().orElseThrow())
        .contains("typed in a session of Identity Center");
  }

  @Test
  void onBehalf_whenTheOperatorTypedTheRequest_countsForNothing() {
    allowOnBehalf();
    AwsCaller mallory = session("mallory");
    RequestId typed = typedBy(mallory);

    decide(entitle(typed, mallory, world.sam, true));
    assertThat(status(typed)).isEqualTo(RequestStatus.PENDING_APPROVAL);

    decide(entitle(typed, SUE, world.sam, true));
    assertThat(status(typed)).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void onBehalf_whenTheRequestDoesNotWait_isRefusedAndNotAnnounced() {
    allowOnBehalf();

    assertThat(entitle(World.id(99), SUE, world.sam, true)).isInstanceOf(Entitlement.Refused.class);
    assertThat(announced).isEmpty();
  }
}
