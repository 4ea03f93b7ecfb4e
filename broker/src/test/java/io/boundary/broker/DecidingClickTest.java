package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity, facts and policy are read again at the click: what has changed since counts. */
class DecidingClickTest {

  private static final Duration PAST_CACHES = Duration.ofMinutes(6);

  private final World world = new World();

  @BeforeEach
  void askForTheSandbox() {
    world.ask(1, world.alice, Story.ADMIN);
    world.clock.advance(PAST_CACHES);
  }

  @Test
  void approve_whenTheRequesterHasLeftTheGroup_thenDenied() {
    world.people.leave("p-alice", World.DEVELOPERS);

    approve();

    denied("no rule of the policy allows this");
  }

  @Test
  void approve_whenTheAccountsTagHasChanged_thenDenied() {
    world.accounts.add(
        World.SANDBOX.value(), List.of("r-ab12"), Map.of("Environment", "Production"));

    approve();

    denied("nothing else in production");
  }

  @Test
  void approve_whenThePolicyHasChanged_thenDenied() {
    world.deploy(World.policyWith("values: [Sandbox]", "values: [Playground]"));

    approve();

    denied("no rule of the policy allows this");
  }

  @Test
  void approve_whenTheAccountIsSuspendedByNow_thenDenied() {
    world.accounts.suspend(World.SANDBOX);

    approve();

    denied("the account is SUSPENDED");
  }

  @Test
  void approve_whenTheRequestersSlackUserIsGone_thenDenied() {
    world.people.addRefused(world.alice.value(), "you are deactivated");

    approve();

    denied("you are deactivated");
  }

  @Test
  void approve_whenTheRequesterIsDeletedInIdentityCenter_thenDenied() {
    world.people.delete("alice@example.com");

    approve();

    denied("no Identity Center user");
  }

  @Test
  void approve_whenTheRequestersAddressBelongsToAnotherUserByNow_thenDenied() {
    world.people.rehire("alice@example.com", "p-alice-the-second", World.DEVELOPERS);

    approve();

    denied("another Identity Center user");
  }

  @Test
  void approve_whenThePermissionSetIsNotConfiguredAnyMore_thenDenied() {
    world.configureOnly("ReadOnlyAccess");

    approve();

    denied("no permission set AdministratorAccess");
  }

  @Test
  void approve_whenTheAccessStandsFromElsewhereByNow_thenDeniedAndItStays() {
    var assignment = world.assignment("p-alice", World.SANDBOX, "AdministratorAccess");
    world.identityCenter.assignByOthers(assignment);

    approve();

    denied("from elsewhere");
    world.settle();
    assertThat(world.identityCenter.present()).contains(assignment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts.facts", "directory.memberships", "directory.userByEmail"})
  void approve_whenAFactCannotBeRead_thenItWaits(String fact) {
    world.tap.breakDown(fact, () -> new FactUnavailableException("down", false));
    ApprovalClick click = world.click(1, world.sam, true);

    assertThat(world.decide(click)).isInstanceOf(Outcome.Later.class);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);

    world.tap.mend();
    world.decide(click);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void approve_whenAFactCanNeverBeRead_thenNothingIsGrantedAndTheApproverHears() {
    world.tap.breakDown(
        "accounts.facts", () -> new FactUnavailableException("access denied", true));

    assertThat(approve()).isEqualTo(Outcome.DONE);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.notifier.lastReply()).contains("could not be counted: access denied");
  }

  @Test
  void approve_whenThePolicyTurnedBad_thenNothingIsGranted() {
    world.breakPolicy(new FactUnavailableException("the policy cannot be loaded", false));

    assertThat(approve()).isInstanceOf(Outcome.Later.class);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }

  @Test
  void approve_whenTheApproverHasLeftTheGroup_thenRefused() {
    world.people.leave("p-sam", World.ADMINS);

    approve();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.notifier.lastReply()).contains("it takes a member of");
  }

  @Test
  void approve_whenTheRuleNamesOtherApproversByNow_thenOnlyThoseMay() {
    world.deploy(
        World.policyWith(
            "security_admins: { id: \"g-admins\" }",
            "security_admins: { id: \"g-admins\" }\n    owners: { id: \"g-owners\" }",
            "approver_groups: [security_admins]",
            "approver_groups: [owners]"));
    world.people.join("p-sue", new io.boundary.model.GroupId("g-owners"));

    approve();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    world.decide(world.click(1, world.sue, true));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void approve_whenTheRuleHasSeveralApproverGroups_thenAMemberOfAnyWillDo() {
    World several = new World();
    several.deploy(
        World.policyWith(
            "approver_groups: [security_admins]",
            "approver_groups: [developers, security_admins]"));
    several.ask(1, several.alice, Story.ADMIN);

    several.decide(several.click(1, several.sam, true));

    assertThat(several.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(several.request(1).approval().orElseThrow().votes())
        .singleElement()
        .satisfies(vote -> assertThat(vote.group()).isEqualTo("security_admins"));
  }

  @Test
  void approve_whenTheCapIsLowerByNow_thenGrantedForThatLong() {
    world.deploy(World.policyWith("max_duration_hours: 1,", "max_duration_hours: 0.25,"));

    approve();

    AccessRequest request = world.request(1);
    assertThat(request.duration()).isEqualTo(Duration.ofMinutes(15));
    assertThat(request.expiresAt())
        .contains(request.activeAt().orElseThrow().plus(Duration.ofMinutes(15)));
  }

  @Test
  void approve_whenTheCapIsHigherByNow_thenGrantedForWhatTheApproversSaw() {
    World capped = new World();
    capped.ask(1, capped.alice, "111122223333 AdministratorAccess 8 INC-1");
    capped.deploy(World.policyWith("max_duration_hours: 1,", "max_duration_hours: 8,"));

    capped.decide(capped.click(1, capped.sam, true));

    assertThat(capped.request(1).duration()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void approve_whenTheRuleAsksForNoApprovalAnyMore_thenAnApproversClickStillDecides() {
    world.deploy(
        World.policyWith(
            "    approval: { required: true, approver_groups: [security_admins],"
                + " channel: \"#security-approvals\", min_approvals: 1 }\n",
            ""));

    world.decide(world.click(1, world.mallory, true));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    approve();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  private Outcome approve() {
    return world.decide(world.click(1, world.sam, true));
  }

  private void denied(String why) {
    AccessRequest request = world.request(1);
    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.endReason()).hasValueSatisfying(reason -> assertThat(reason).contains(why));
    assertThat(request.evidence().reason()).isEqualTo("administrators of the sandbox");
    assertThat(request.denied().orElseThrow().by()).isEqualTo("policy");
    assertThat(world.notifier.toldOf(1)).contains(Notice.DENIED, Notice.APPROVAL_RESULT);
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }
}
