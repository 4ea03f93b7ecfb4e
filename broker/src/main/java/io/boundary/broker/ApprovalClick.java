package io.boundary.broker;

import io.boundary.broker.port.Notifier.ReplyTo;
import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A click on Approve or Deny as it comes off the queue.
 *
 * @param receivedAt when Boundary first received it
 * @param attempt how often it was put off before
 */
public record ApprovalClick(
    RequestId request,
    boolean approve,
    SlackUserId approver,
    Optional<SlackTeamId> team,
    Optional<String> responseUrl,
    Instant receivedAt,
    int attempt) {

  ReplyTo replyTo() {
    return new ReplyTo(approver, responseUrl);
  }
}
