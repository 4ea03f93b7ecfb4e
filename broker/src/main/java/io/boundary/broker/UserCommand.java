package io.boundary.broker;

import io.boundary.broker.port.Notifier.ReplyTo;
import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code status}, {@code list} or {@code revoke} as it comes off the queue.
 *
 * @param target the request that is meant; empty for {@code list}
 */
public record UserCommand(
    Verb verb,
    Optional<RequestId> target,
    SlackUserId user,
    Optional<SlackTeamId> team,
    Optional<String> responseUrl,
    Instant receivedAt,
    int attempt) {

  /** What is wanted. */
  public enum Verb {
    STATUS,
    LIST,
    REVOKE
  }

  ReplyTo replyTo() {
    return new ReplyTo(user, responseUrl);
  }
}
