package io.boundary.cli.demo;

import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.sandbox.slack.SlackMessage;
import java.io.IOException;
import java.util.Optional;

/** Power takes two people, and not just any two. */
final class FourEyes implements Chapter {

  private static final String ACCOUNT = "111122223333";
  private static final String SET = "AdministratorAccess";
  private static final String APPROVE = "boundary_approve";

  @Override
  public String title() {
    return "Power takes two people";
  }

  @Override
  public void play(Stage stage, Teller teller) throws IOException, InterruptedException {
    teller.say(
        "To administer the playground account the policy asks for a ticket and for the approval of"
            + " a security admin. Alice brings her ticket.");
    RequestId id = stage.asks("alice", ACCOUNT + " " + SET + " 1 INC-4711");
    stage.expectStatus("The request waits.", id, RequestStatus.PENDING_APPROVAL);
    SlackMessage message = asked(stage, id);
    teller.beside("the channel", stage.readable(message.text()));
    refusals(stage, teller, id);
    approval(stage, teller, id);
    handedBack(stage, teller, id);
  }

  private static SlackMessage asked(Stage stage, RequestId id) throws InterruptedException {
    return stage
        .look()
        .until(
            "The channel #security-approvals is asked, with two buttons.",
            () -> stage.approvalMessage(id),
            seen -> seen.filter(FourEyes::hasButtons).isPresent(),
            seen -> seen.map(SlackMessage::text).orElse("no message there"))
        .orElseThrow();
  }

  private static void refusals(Stage stage, Teller teller, RequestId id)
      throws IOException, InterruptedException {
    teller.say(
        "Alice is in a hurry and clicks herself. So does Dave, who is a developer like her.");
    stage.clicks("alice", APPROVE, id);
    stage.expectHeard("Her own click does not count.", "alice", "cannot decide your own request");
    stage.clicks("dave", APPROVE, id);
    stage.expectHeard(
        "Nor does the click of somebody who is no approver.", "dave", "it takes a member of");
    stage.expectStatus("The request still waits.", id, RequestStatus.PENDING_APPROVAL);
    stage.expectAssignments("Nobody has any access from it.", "alice", ACCOUNT, SET, 0);
  }

  private static void approval(Stage stage, Teller teller, RequestId id)
      throws IOException, InterruptedException {
    teller.say("Sue is a security admin. She has read the ticket.");
    stage.clicks("sue", APPROVE, id);
    AccessRequest granted =
        stage.expectStatus("Her click decides, and access is set up.", id, RequestStatus.ACTIVE);
    stage
        .look()
        .now(
            "The record names her as the one who approved.",
            granted.approved().map(by -> stage.isPerson("sue", by.by())).orElse(false),
            granted.approved().map(Object::toString).orElse("nobody"));
    stage.expectAssignments("Identity Center lists the assignment.", "alice", ACCOUNT, SET, 1);
    Optional<SlackMessage> after =
        stage
            .look()
            .until(
                "The message in the channel has lost its buttons and says what became of it.",
                () -> stage.approvalMessage(id),
                seen -> seen.filter(m -> !hasButtons(m) && m.edits() > 0).isPresent(),
                seen -> seen.map(SlackMessage::text).orElse("no message there"));
    teller.beside("the channel", stage.readable(after.orElseThrow().text()));
  }

  private static void handedBack(Stage stage, Teller teller, RequestId id)
      throws IOException, InterruptedException {
    teller.say("Alice is done before her hour is over, and hands her access back.");
    stage.types("alice", "revoke " + id);
    stage.expectStatus("The grant has ended.", id, RequestStatus.REVOKED);
    stage.expectAssignments("The assignment is gone.", "alice", ACCOUNT, SET, 0);
  }

  private static boolean hasButtons(SlackMessage message) {
    return message.hasButton(APPROVE) && message.hasButton("boundary_deny");
  }
}
