package io.boundary.sandbox.e2e;

import static io.boundary.model.RequestStatus.ACTIVE;
import static io.boundary.model.RequestStatus.APPROVED;
import static io.boundary.model.RequestStatus.PENDING_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.model.LedgerEvent;
import io.boundary.sandbox.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What needs a second person. */
class ApprovalTest {

  private static final String ADMIN = Rig.PLAYGROUND + " AdministratorAccess 1 INC-42";

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @AfterEach
  void settle() {
    rig.endEverything();
    assertThat(Invariants.breaches(rig)).isEmpty();
  }

  private static String waiting(String user) {
    String id = rig.ask(user, ADMIN, "PENDING_APPROVAL");
    rig.slack.approvalMessage(id);
    return id;
  }

  private static boolean held(String person) {
    return rig.aws.holds(person, Rig.PLAYGROUND, "AdministratorAccess");
  }

  /** The approval message once it has no buttons any more. */
  private static JsonNode closed(String id) {
    Within.usual(
        "the buttons of " + id + " going away",
        () -> SlackSide.buttons(rig.slack.approvalMessage(id)).isEmpty(),
        () -> rig.slack.approvalMessage(id));
    return rig.slack.approvalMessage(id);
  }

  @Test
  void administrator_whenAskedWithATicket_waitsAndAsksTheApproversWithButtons() {
    String id = waiting(Rig.ALICE);

    JsonNode message = rig.slack.approvalMessage(id);
    assertThat(SlackSide.buttons(message))
        .containsExactlyInAnyOrder("boundary_approve", "boundary_deny");
    assertThat(message.findValuesAsText("value")).contains(id);
    assertThat(message.toString())
        .contains("<@" + Rig.ALICE + ">", "playground (" + Rig.PLAYGROUND + ")")
        .contains("AdministratorAccess", "1 h", "INC-42", "developers-administrator-sandbox");
    rig.slack.told(Rig.ALICE, "waits for approval", id);
    assertThat(held("alice")).isFalse();
    assertThat(rig.aws.number(id, "approval_deadline"))
        .isCloseTo(rig.control.now() + 8 * 3_600, within(60.0));
    assertThat(rig.aws.text(id, "approval_channel")).isEqualTo("#security-approvals");
  }

  @Test
  void click_whenOfSomebodyWhoMayNotDecide_isRefusedToThemAndChangesNothing() {
    String id = waiting(Rig.SAM);

    rig.slack.approve(Rig.SAM, id);
    rig.slack.approve(Rig.SAM_AGAIN, id);
    rig.slack.approve(Rig.OLGA, id);
    rig.slack.deny(Rig.DAVE, id);
    rig.slack.approve("U0STAN0001", id);

    rig.slack.told(Rig.SAM, "You cannot decide your own request.");
    rig.slack.told(Rig.SAM_AGAIN, "You cannot decide your own request.");
    rig.slack.told(Rig.OLGA, "it takes a member of security_admins");
    rig.slack.told(Rig.DAVE, "it takes a member of security_admins");
    rig.slack.told("U0STAN0001", "You cannot decide this");
    assertThat(rig.aws.status(id)).isEqualTo("PENDING_APPROVAL");
    assertThat(held("sam")).isFalse();
    assertThat(rig.aws.events(id)).hasSize(1);
    assertThat(SlackSide.buttons(rig.slack.approvalMessage(id))).isNotEmpty();
  }

  @Test
  void click_whenOfASecurityAdmin_grantsFromThenOnAndTakesTheButtonsAway() {
    String id = waiting(Rig.ALICE);
    rig.control.advance(Duration.ofHours(3));

    rig.slack.approve(Rig.SUE, id);

    rig.aws.awaitStatus(id, "ACTIVE");
    assertThat(held("alice")).isTrue();
    assertThat(rig.aws.number(id, "expires_at")).isCloseTo(rig.control.now() + 3_600, within(60.0));
    assertThat(closed(id).toString()).contains("<@" + Rig.SUE + ">");
    rig.slack.told(Rig.ALICE, "Access granted", id);
    rig.slack.told(Rig.SUE, id, "Active");
    assertThat(rig.aws.text(id, "approver_slack_user_id")).isEqualTo(Rig.SUE);
    assertThat(rig.aws.text(id, "approved_by")).isEqualTo(Rig.SUE);
    assertThat(Invariants.states(rig, id)).containsExactly(PENDING_APPROVAL, APPROVED, ACTIVE);
    assertThat(votes(id)).containsExactly(LedgerEvent.Kind.VOTE_APPROVE);

    rig.slack.deny(Rig.SAM, id);

    rig.slack.told(Rig.SAM, "already approved by", Rig.SUE);
    assertThat(rig.aws.status(id)).isEqualTo("ACTIVE");
  }

  private static List<LedgerEvent.Kind> votes(String id) {
    return rig.aws.events(id).stream()
        .map(LedgerEvent::kind)
        .filter(kind -> kind != LedgerEvent.Kind.STATE_CHANGE)
        .toList();
  }

  @Test
  void click_whenDeny_endsItAndTellsTheRequesterWhy() {
    String id = waiting(Rig.ALICE);

    rig.slack.deny(Rig.SUE, id);

    rig.aws.awaitStatus(id, "DENIED");
    assertThat(rig.aws.text(id, "denied_by")).isEqualTo(Rig.SUE);
    assertThat(rig.aws.text(id, "end_reason")).isEqualTo("denied by an approver");
    assertThat(rig.aws.record(id).orElseThrow()).containsKeys("denied_at", "ttl");
    assertThat(closed(id).toString()).contains("denied", "<@" + Rig.SUE + ">");
    rig.slack.told(Rig.ALICE, "Access not granted", id, "denied by an approver");
    rig.slack.approve(Rig.SAM, id);
    rig.slack.told(Rig.SAM, "already denied by", Rig.SUE);
    assertThat(held("alice")).isFalse();
  }

  @Test
  void clicks_whenOppositeAtTheSameMoment_countOnce() {
    String id = waiting(Rig.DAVE);

    CompletableFuture<Void> yes = CompletableFuture.runAsync(() -> rig.slack.approve(Rig.SUE, id));
    CompletableFuture<Void> no = CompletableFuture.runAsync(() -> rig.slack.deny(Rig.SAM, id));
    CompletableFuture.allOf(yes, no).join();

    Within.usual(
        "a decision",
        () -> List.of("ACTIVE", "DENIED").contains(rig.aws.status(id)),
        () -> rig.aws.record(id));
    boolean granted = rig.aws.status(id).equals("ACTIVE");
    rig.slack.told(
        granted ? Rig.SAM : Rig.SUE, id, granted ? "already approved" : "already denied");
    assertThat(votes(id))
        .containsExactly(granted ? LedgerEvent.Kind.VOTE_APPROVE : LedgerEvent.Kind.VOTE_DENY);
    assertThat(held("dave")).isEqualTo(granted);
  }

  @Test
  void administrator_whenAskedWithoutATicket_isDeniedWithThatReason() {
    String id = rig.ask(Rig.ALICE, Rig.PLAYGROUND + " AdministratorAccess 1", "DENIED");

    assertThat(rig.aws.text(id, "reason")).contains("ticket");
    assertThat(rig.slack.told(Rig.ALICE, "Access not granted", id).toString()).contains("ticket");
    assertThat(rig.slack.approvalMessages(id)).isEmpty();
  }

  @Test
  void duration_whenOverTheCap_isCutAndSaidSoAndExactlyTheCapIsNot() {
    String longer = rig.ask(Rig.ALICE, Rig.DEVELOPMENT + " PowerUserAccess 9", "ACTIVE");
    String exact = rig.ask(Rig.DAVE, Rig.DEVELOPMENT + " PowerUserAccess 4", "ACTIVE");

    assertThat(rig.slack.told(Rig.ALICE, "Access granted", longer).toString())
        .contains("capped from 9 h", "shorter than the 9 h you asked for");
    assertThat(rig.aws.number(longer, "expires_at"))
        .isCloseTo(rig.control.now() + 4 * 3_600, within(60.0));
    assertThat(rig.slack.told(Rig.DAVE, "Access granted", exact).toString())
        .doesNotContain("capped")
        .doesNotContain("shorter");
  }

  @Test
  void waiting_whenNobodyDecidesInTime_isDeniedWithThatReason() {
    String id = waiting(Rig.ALICE);
    rig.control.advance(Duration.ofMinutes(479));
    assertThat(rig.control.tick().path("timed_out").asInt()).isZero();

    rig.control.advance(Duration.ofMinutes(2));

    assertThat(rig.control.tick().path("timed_out").asInt()).isEqualTo(1);
    assertThat(rig.aws.status(id)).isEqualTo("DENIED");
    assertThat(rig.aws.text(id, "end_reason")).isEqualTo("nobody approved it in time");
    closed(id);
    rig.slack.told(Rig.ALICE, "Access not granted", id, "nobody approved it in time");
  }

  @Test
  void click_whenTheTimeIsOverAndTheJanitorHasNotCome_grantsNothing() {
    String id = waiting(Rig.ALICE);
    rig.control.advance(Duration.ofMinutes(481));

    rig.slack.approve(Rig.SUE, id);

    rig.aws.awaitStatus(id, "DENIED");
    assertThat(held("alice")).isFalse();
  }

  @Test
  void click_whenTheAnswerHasChangedSinceItWasAsked_endsDeniedWithTheNewReason() {
    String id = waiting(Rig.ALICE);
    tagPlayground("Production");
    try {
      rig.slack.approve(Rig.SUE, id);

      rig.aws.awaitStatus(id, "DENIED");
      assertThat(rig.aws.text(id, "end_reason")).contains("Production accounts are read-only");
      assertThat(held("alice")).isFalse();
    } finally {
      tagPlayground("Sandbox");
    }
  }

  private static void tagPlayground(String environment) {
    rig.control.call(
        "POST",
        "/organizations/tags",
        Json.object()
            .put("account_id", Rig.PLAYGROUND)
            .put("key", "Environment")
            .put("value", environment));
  }

  @Test
  void click_whenTheApproverHasLeftTheGroup_isRefused() {
    String id = waiting(Rig.ALICE);
    member("sue", false);
    try {
      rig.slack.approve(Rig.SUE, id);

      rig.slack.told(Rig.SUE, "it takes a member of security_admins");
      assertThat(rig.aws.status(id)).isEqualTo("PENDING_APPROVAL");
    } finally {
      member("sue", true);
    }
  }

  private static void member(String user, boolean member) {
    rig.control.call(
        "POST",
        "/identity-center/memberships",
        Json.object().put("user", user).put("group", "security_admins").put("member", member));
  }
}
