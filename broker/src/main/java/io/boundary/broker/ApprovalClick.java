package io.boundary.broker;

import io.boundary.broker.port.Notifier.ReplyTo;
import io.boundary.model.Actor;
import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A click on Approve or Deny as it comes off the queue, or its like on the command line.
 *
 * @param receivedAt when Boundary first received it
 * @param attempt how often it was put off before
 * @param voice who says so, and how
 */
public record ApprovalClick(
    RequestId request,
    boolean approve,
    SlackUserId approver,
    Optional<SlackTeamId> team,
    Optional<String> responseUrl,
    Instant receivedAt,
    int attempt,
    Voice voice) {

  /** A click in Slack. */
  public ApprovalClick(
      RequestId request,
      boolean approve,
      SlackUserId approver,
      Optional<SlackTeamId> team,
      Optional<String> responseUrl,
      Instant receivedAt,
      int attempt) {
    this(
        request,
        approve,
        approver,
        team,
        responseUrl,
        receivedAt,
        attempt,
        new Voice(Actor.slack(approver), "clicked in Slack", false));
  }

  /**
   * Whose word the vote is.
   *
   * @param actor whom the ledger names
   * @param how in words
   * @param onBehalf whether somebody else passes on what the approver said
   */
  public record Voice(Actor actor, String how, boolean onBehalf) {}

  ReplyTo replyTo() {
    return new ReplyTo(approver, responseUrl);
  }
}
