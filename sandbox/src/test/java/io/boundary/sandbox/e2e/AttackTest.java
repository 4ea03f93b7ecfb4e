package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody has got hold of the queue's write permission and speaks without the webhook. What is
 * then between them and access is the policy, and who people really are.
 */
class AttackTest {

  private static final String GUEST = "U0GUS00001";

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig();
  }

  @AfterAll
  static void end() {
    rig.endEverything();
    assertThat(Invariants.breaches(rig)).isEmpty();
    rig.close();
  }

  @Test
  void message_whenForgedForWhatThePolicyDenies_isDenied() {
    rig.aws.enqueue(access("req-00000000000bad01", Rig.DAVE, Rig.LOCKED_PRODUCTION));

    rig.aws.awaitStatus("req-00000000000bad01", "DENIED");
    assertThat(rig.aws.holds("dave", Rig.LOCKED_PRODUCTION, "AdministratorAccess")).isFalse();
  }

  @Test
  void message_whenForgedInTheNameOfAGuest_isDenied() {
    rig.aws.enqueue(access("req-00000000000bad02", GUEST, Rig.PLAYGROUND));

    rig.aws.awaitStatus("req-00000000000bad02", "DENIED");
  }

  @Test
  void message_whenItClaimsMoreThanTheContractHas_grantsNoMore() {
    ObjectNode forged =
        Json.object()
            .put("request_type", "access_request")
            .put("request_id", "req-00000000000bad03")
            .put("user_id", Rig.DAVE)
            .put("command_text", Rig.PLAYGROUND + " AdministratorAccess 1 INC-1")
            .put("approved", true)
            .put("approval_required", false)
            .put("status", "APPROVED")
            .put("principal_id", "somebody else");

    rig.aws.enqueue(forged.toString());

    rig.aws.awaitStatus("req-00000000000bad03", "PENDING_APPROVAL");
    assertThat(rig.aws.holds("dave", Rig.PLAYGROUND, "AdministratorAccess")).isFalse();
  }

  @Test
  void click_whenForgedByTheRequesterOrAnOutsider_changesNothing() {
    String id =
        rig.ask(Rig.ALICE, Rig.PLAYGROUND + " AdministratorAccess 1 INC-1", "PENDING_APPROVAL");

    rig.aws.enqueue(approval(id, Rig.ALICE));
    rig.aws.enqueue(approval(id, Rig.MALLORY));

    rig.slack.told(Rig.ALICE, "cannot decide your own request");
    rig.awaitIdleQueue();
    assertThat(rig.aws.status(id)).isEqualTo("PENDING_APPROVAL");
    assertThat(rig.aws.holds("alice", Rig.PLAYGROUND, "AdministratorAccess")).isFalse();
  }

  /** The button's value is only the name of a request; whose it is and what it asks is stored. */
  @Test
  void click_whenItsValueNamesAnotherRequest_isJudgedAsAClickOnThatOne() {
    String open =
        rig.ask(Rig.DAVE, Rig.PLAYGROUND + " AdministratorAccess 1 INC-1", "PENDING_APPROVAL");
    String own =
        rig.ask(Rig.SAM, Rig.PLAYGROUND + " AdministratorAccess 1 INC-2", "PENDING_APPROVAL");
    String shown = rig.slack.approvalMessage(open).path("ts").asText();

    rig.slack.clickOn(shown, Rig.SAM_AGAIN, "boundary_approve", own);

    rig.slack.told(Rig.SAM_AGAIN, "cannot decide your own request");
    assertThat(rig.aws.status(own)).isEqualTo("PENDING_APPROVAL");
    assertThat(rig.aws.status(open)).isEqualTo("PENDING_APPROVAL");
  }

  @Test
  void webhook_whenADeliveryIsReplayedAfterTheGrantHasEnded_givesNothingBack() {
    var signed = rig.slack.signed(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 0.5");
    String id = SlackSide.idIn(rig.slack.send(signed));
    rig.aws.awaitStatus(id, "ACTIVE");
    rig.awaitIdleQueue();
    rig.slack.command(Rig.ALICE, "revoke " + id);
    rig.aws.awaitStatus(id, "REVOKED");

    assertThat(SlackSide.idIn(rig.slack.send(signed))).isEqualTo(id);

    rig.awaitIdleQueue();
    rig.control.advance(Duration.ofSeconds(1));
    assertThat(rig.aws.status(id)).isEqualTo("REVOKED");
    assertThat(rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess")).isFalse();
  }

  private static String access(String id, String user, String account) {
    return Json.object()
        .put("request_type", "access_request")
        .put("request_id", id)
        .put("user_id", user)
        .put("command_text", account + " AdministratorAccess 1 INC-1")
        .toString();
  }

  private static String approval(String request, String user) {
    return Json.object()
        .put("request_type", "approval_action")
        .put("request_id", request)
        .put("action", "approve")
        .put("approver_slack_user_id", user)
        .toString();
  }
}
