package io.boundary.slack;

import com.slack.api.methods.response.chat.ChatScheduleMessageResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What an operator may want to know of the Slack side before anybody depends on it. */
public final class SlackInspection {

  /**
   * What the bot's token must be allowed to do: post, write to people, and know who they are.
   *
   * @see <a href="https://docs.slack.dev/reference/scopes">Slack's scopes</a>
   */
  public static final List<String> SCOPES =
      List.of("chat:write", "im:write", "users:read", "users:read.email");

  /** Slack lays messages by for 120 days at most. */
  private static final Duration LATER = Duration.ofDays(100);

  private final SlackApi api;
  private final Clock clock;
  private final LongSupplier ticks;
  private final Timing timing;

  SlackInspection(SlackApi api, Clock clock, LongSupplier ticks, Timing timing) {
    this.api = api;
    this.clock = clock;
    this.ticks = ticks;
    this.timing = timing;
  }

  /**
   * The scopes of {@link #SCOPES} that the token lacks.
   *
   * @throws SlackRefusal where Slack does not take the token, or does not answer
   */
  public List<String> missingScopes() {
    List<String> granted = value(api.scopes(deadline()));
    return SCOPES.stream().filter(scope -> !granted.contains(scope)).toList();
  }

  /**
   * Why the bot cannot post to this channel, as Slack's error code; empty where it can. Nothing is
   * posted: a message is laid by for a far day, and taken back at once.
   *
   * @throws SlackRefusal where Slack does not answer, or does not take the message back
   */
  public Optional<String> cannotPostTo(String channel) {
    Deadline deadline = deadline();
    Answer<ChatScheduleMessageResponse> laidBy =
        api.schedule(
            channel,
            "Boundary made sure that it can post here. You may ignore this.",
            clock.instant().plus(LATER),
            deadline);
    if (laidBy instanceof Answer.Refused<ChatScheduleMessageResponse> refused) {
      return Optional.of(refused.code());
    }
    ChatScheduleMessageResponse message = value(laidBy);
    value(api.unschedule(message.getChannel(), message.getScheduledMessageId(), deadline));
    return Optional.empty();
  }

  private Deadline deadline() {
    return Deadline.in(timing.total(), ticks);
  }

  private static <T> T value(Answer<T> answer) {
    if (answer instanceof Answer.Ok<T> ok) {
      return ok.value();
    }
    if (answer instanceof Answer.Refused<T> refused) {
      throw new SlackRefusal(refused.code());
    }
    throw new SlackRefusal(answer instanceof Answer.Broken<T> broken ? broken.why() : "busy");
  }

  /** Slack said no, or nothing. */
  public static final class SlackRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlackRefusal(String why) {
      super(why);
    }
  }
}
