package io.boundary.slack;

import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.broker.port.Notifier.Delivery.Done;
import io.boundary.broker.port.Notifier.Delivery.Impossible;
import io.boundary.broker.port.Notifier.Delivery.Later;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer of Slack's means for a message: delivered, later, or never. Only what can never be
 * mended is never: everything an operator can still put right is tried again.
 */
final class Verdict {

  /** After a fault on Slack's side or the network's. */
  static final Duration SOON = Duration.ofSeconds(30);

  /** After a refusal that waits for a person: a token, a scope, an invitation to a channel. */
  static final Duration AFTER_A_MEND = Duration.ofMinutes(5);

  private static final Set<String> FAULTS =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "rollup_error",
          "message_limit_exceeded");

  /** The person, channel or message is gone, or the message is one that Slack will never take. */
  private static final Set<String> NEVER =
      Set.of(
          "channel_not_found",
          "is_archived",
          "user_not_found",
          "users_not_found",
          "user_not_visible",
          "user_disabled",
          "users_list_not_supplied",
          "cannot_dm_bot",
          "messages_tab_disabled",
          "message_not_found",
          "cant_update_message",
          "edit_window_closed",
          "invalid_blocks",
          "invalid_blocks_format",
          "msg_too_long",
          "msg_blocks_too_long",
          "no_text",
          "invalid_arguments");

  private Verdict() {}

  /** For a message to a person, or in place of another message. */
  static <T> Delivery of(Answer<T> answer) {
    if (answer instanceof Answer.Ok<T>) {
      return new Done(Optional.empty());
    }
    if (answer instanceof Answer.Busy<T> busy) {
      return new Later(busy.after(), "Slack takes no more calls now");
    }
    return answer instanceof Answer.Refused<T> refused
        ? refused(refused.code())
        : new Later(SOON, ((Answer.Broken<T>) answer).why());
  }

  /**
   * For a message to the approval channel. A private channel that the bot was not invited to is as
   * unknown to it as one that does not exist; an invitation mends it, and the request's own
   * deadline ends the waiting.
   */
  static <T> Delivery inChannel(Answer<T> answer) {
    return answer instanceof Answer.Refused<T> refused && refused.code().equals("channel_not_found")
        ? new Later(AFTER_A_MEND, "channel_not_found: invite the bot, or mend the policy's channel")
        : of(answer);
  }

  private static Delivery refused(String code) {
    if (NEVER.contains(code)) {
      return new Impossible(code);
    }
    return new Later(FAULTS.contains(code) ? SOON : AFTER_A_MEND, code);
  }
}
