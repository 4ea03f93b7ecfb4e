package io.boundary.broker;

import io.boundary.broker.port.Notifier.ReplyTo;
import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for access as it comes off the queue.
 *
 * @param receivedAt when Boundary first received it, also where this is a later copy
 * @param attempt how often it was put off before, 0 at first
 */
public record Submission(
    RequestId id,
    SlackUserId user,
    Optional<SlackTeamId> team,
    String commandText,
    Optional<String> responseUrl,
    Instant receivedAt,
    int attempt) {

  /** Where its sender hears. */
  ReplyTo replyTo() {
    return new ReplyTo(user, responseUrl);
  }
}
