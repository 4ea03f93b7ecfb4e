package io.boundary.slack;

import io.boundary.broker.port.Notifier;
import io.boundary.broker.port.Notifier.Delivery.Done;
import io.boundary.broker.port.Notifier.Delivery.Impossible;
import io.boundary.broker.port.Notifier.Delivery.Later;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Ask;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import io.boundary.model.SlackUserId;
import io.boundary.model.Vote;
import io.boundary.slack.ResponseUrls.Posted;
import io.boundary.slack.message.Message;
import io.boundary.slack.message.NoticeMessages;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people through Slack: the requester through the command's response URL while it lives and
 * else by direct message, the approvers in their channel. One delivery takes no longer than its
 * {@link Timing}, and nothing is thrown.
 */
final class SlackNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(SlackNotifier.class);

  /** How long Slack takes replies to a command. */
  private static final Duration RESPONSE_URL_LIVES = Duration.ofMinutes(30);

  private final SlackApi api;
  private final ResponseUrls responseUrls;
  private final NoticeMessages messages;
  private final Clock clock;
  private final LongSupplier ticks;
  private final Timing timing;

  SlackNotifier(
      SlackApi api,
      ResponseUrls responseUrls,
      NoticeMessages messages,
      Clock clock,
      LongSupplier ticks,
      Timing timing) {
    this.api = api;
    this.responseUrls = responseUrls;
    this.messages = messages;
    this.clock = clock;
    this.ticks = ticks;
    this.timing = timing;
  }

  @Override
  public Delivery deliver(Notice notice, AccessRequest request) {
    return guarded(
        notice + " of " + request.id(),
        () -> {
          if (NoticeRules.isOvertaken(notice, request, clock.instant())) {
            return new Done(Optional.empty());
          }
          return messages
              .of(notice, request)
              .map(message -> send(notice, request, message))
              .orElseGet(() -> new Done(Optional.empty()));
        });
  }

  @Override
  public Delivery reply(ReplyTo to, Reply reply) {
    return guarded(
        "a reply to " + to.user(),
        () -> {
          Deadline deadline = Deadline.in(timing.total(), ticks);
          Message message = messages.of(reply);
          // Nobody tries a reply again, so whatever the URL answers, the other way is tried too.
          return to.responseUrl()
              .map(url -> responseUrls.post(url, message, deadline))
              .filter(Posted.Shown.class::isInstance)
              .<Delivery>map(shown -> new Done(Optional.empty()))
              .orElseGet(() -> Verdict.of(api.direct(to.user(), message, deadline)));
        });
  }

  private Delivery send(Notice notice, AccessRequest request, Message message) {
    Deadline deadline = Deadline.in(timing.total(), ticks);
    return switch (notice) {
      case PENDING, GRANTED, DENIED, FAILED -> toRequester(request.ask(), message, deadline);
      case REVOKED -> Verdict.of(api.direct(request.ask().requester(), message, deadline));
      case APPROVAL_MESSAGE -> toChannel(request, message, deadline);
      case APPROVAL_RESULT -> inPlace(request, message, deadline);
      case APPROVER_OUTCOME -> toVoters(request, message, deadline);
    };
  }

  private Delivery toRequester(Ask ask, Message message, Deadline deadline) {
    Posted posted =
        ask.responseUrl()
            .filter(url -> clock.instant().isBefore(ask.requestedAt().plus(RESPONSE_URL_LIVES)))
            .map(url -> responseUrls.post(url, message, deadline))
            .orElseGet(() -> new Posted.Useless("none"));
    if (posted instanceof Posted.NotNow notNow) {
      return new Later(notNow.after(), notNow.why());
    }
    return posted instanceof Posted.Shown
        ? new Done(Optional.empty())
        : Verdict.of(api.direct(ask.requester(), message, deadline));
  }

  private Delivery toChannel(AccessRequest request, Message message, Deadline deadline) {
    Optional<MessageRef> known = request.approval().flatMap(Approval::message);
    if (known.isPresent()) {
      // It was posted and its place is stored: a second one would leave buttons behind.
      return new Done(known);
    }
    Answer<MessageRef> answer =
        api.post(request.approval().map(Approval::channel).orElse(""), message, deadline);
    return answer instanceof Answer.Ok<MessageRef> ok
        ? new Done(Optional.of(ok.value()))
        : Verdict.inChannel(answer);
  }

  private Delivery inPlace(AccessRequest request, Message message, Deadline deadline) {
    return request
        .approval()
        .flatMap(Approval::message)
        .map(where -> Verdict.of(api.update(where, message, deadline)))
        .orElseGet(() -> new Done(Optional.empty()));
  }

  /** Everybody is tried; one who cannot be told now makes all of it be tried again. */
  private Delivery toVoters(AccessRequest request, Message message, Deadline deadline) {
    List<SlackUserId> voters =
        request.approval().map(Approval::votes).orElse(List.of()).stream()
            .map(Vote::slackUser)
            .distinct()
            .toList();
    Delivery sum = new Done(Optional.empty());
    boolean anyDone = voters.isEmpty();
    Optional<Delivery> gone = Optional.empty();
    for (SlackUserId voter : voters) {
      Delivery one = Verdict.of(api.direct(voter, message, deadline));
      anyDone |= one instanceof Done;
      if (one instanceof Later) {
        sum = one;
      } else if (one instanceof Impossible) {
        gone = Optional.of(one);
      }
    }
    return sum instanceof Later || anyDone ? sum : gone.orElse(sum);
  }

  /** Words that cannot be delivered must not stop deeds, whatever goes wrong with them. */
  private static Delivery guarded(String what, Supplier<Delivery> sending) {
    Delivery delivery;
    try {
      delivery = sending.get();
    } catch (RuntimeException e) {
      // Its message could quote what was sent; its kind and place are enough to find it.
      StackTraceElement[] trace = e.getStackTrace();
      String at = trace.length == 0 ? "an unknown place" : trace[0].toString();
      delivery = new Later(Verdict.SOON, e.getClass().getName() + " at " + at);
    }
    if (delivery instanceof Later later) {
      LOG.warn("{} not delivered yet: {}", what, later.why());
    } else if (delivery instanceof Impossible impossible) {
      LOG.warn("{} cannot be delivered: {}", what, impossible.why());
    }
    return delivery;
  }
}
