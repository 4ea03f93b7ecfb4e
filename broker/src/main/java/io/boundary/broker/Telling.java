package io.boundary.broker;

import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Notifier;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.broker.port.Reply;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Approval;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is owed and notes what was delivered. At least once: a crash in between repeats a
 * message. It never throws for Slack's sake; words wait, deeds do not.
 */
public final class Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  /** With pauses that grow to a quarter of an hour, about a day. */
  private static final int ATTEMPTS_AT_MOST = 100;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int TRIES = 5;

  private final RequestStore store;
  private final Notifier notifier;
  private final Forks forks;
  private final Clock clock;
  private final Runnable onFailure;

  /**
   * Telling people.
   *
   * @param onFailure called for every message that Slack did not take, for the metrics
   */
  public Telling(
      RequestStore store, Notifier notifier, Forks forks, Clock clock, Runnable onFailure) {
    this.store = store;
    this.notifier = notifier;
    this.forks = forks;
    this.clock = clock;
    this.onFailure = onFailure;
  }

  /** Delivers all that is owed, right after the change that owes it. */
  void now(AccessRequest request) {
    if (notifier.delivers() && !request.notices().isEmpty()) {
      note(request, deliver(request));
    }
  }

  /** Delivers what is owed if its time has come. */
  void whenDue(AccessRequest request) {
    if (!now().isBefore(request.noticeAfter())) {
      now(request);
    }
  }

  /**
   * Delivers what a change has just made owed, or, where nothing was changed, what is due: whoever
   * made the change has had the first chance.
   */
  void after(boolean moved, AccessRequest after) {
    if (moved) {
      now(after);
    } else {
      whenDue(after);
    }
  }

  /** Answers a person; nothing is owed if it fails. */
  void reply(Notifier.ReplyTo to, Reply reply) {
    if (!(notifier.reply(to, reply) instanceof Delivery.Done)) {
      onFailure.run();
      LOG.warn("an answer could not be delivered");
    }
  }

  private Map<Notice, Delivery> deliver(AccessRequest request) {
    Map<Notice, CompletableFuture<Delivery>> sent = new EnumMap<>(Notice.class);
    for (Notice notice : new TreeSet<>(request.notices())) {
      sent.put(notice, forks.fork(() -> notifier.deliver(notice, request)));
    }
    Map<Notice, Delivery> deliveries = new EnumMap<>(Notice.class);
    sent.forEach((notice, delivery) -> deliveries.put(notice, Forks.join(delivery)));
    return deliveries;
  }

  private void note(AccessRequest told, Map<Notice, Delivery> deliveries) {
    for (int i = 0; i < TRIES; i++) {
      Optional<AccessRequest> read = store.find(told.id());
      if (read.isEmpty()
          || store.commit(noted(read.get(), told, deliveries).commit()) != CommitResult.CONFLICT) {
        break;
      }
    }
    deliveries.forEach((notice, delivery) -> report(told.id(), notice, delivery));
  }

  private Revision noted(
      AccessRequest request, AccessRequest told, Map<Notice, Delivery> deliveries) {
    Instant now = now();
    Set<Notice> settled = new HashSet<>();
    Duration pause = Duration.ZERO;
    Optional<MessageRef> posted = Optional.empty();
    boolean givenUp = request.noticeAttempts() >= ATTEMPTS_AT_MOST;
    boolean atOnce = false;
    for (Map.Entry<Notice, Delivery> entry : deliveries.entrySet()) {
      if (entry.getValue() instanceof Delivery.Later later) {
        pause = later.after().compareTo(pause) > 0 ? later.after() : pause;
      }
      boolean elsewhere = isElsewhere(entry, request, told);
      atOnce |= elsewhere;
      if (givenUp || !(elsewhere || entry.getValue() instanceof Delivery.Later)) {
        settled.add(entry.getKey());
      }
      if (entry.getKey() == Notice.APPROVAL_MESSAGE
          && entry.getValue() instanceof Delivery.Done done) {
        posted = done.message();
      }
    }
    Revision revision = nobodyCanApprove(request, deliveries, now);
    Optional<MessageRef> message = posted;
    Duration usual = atOnce ? Duration.ZERO : backoff(request.noticeAttempts());
    Instant again = now.plus(longer(pause, usual));
    return revision.edit(
        builder -> {
          builder.told(settled).tellAgain(again, request.noticeAttempts() + 1);
          if (message.isPresent() && request.status() != RequestStatus.PENDING_APPROVAL) {
            // It was decided while its message was on the way: the buttons must go.
            builder.owe(Set.of(Notice.APPROVAL_RESULT), now);
          }
          message.ifPresent(
              ref ->
                  request
                      .approval()
                      .ifPresent(approval -> builder.approval(approval.withMessage(ref))));
        });
  }

  /** Whether it replaced a message that was not known yet when it was sent: it replaced nothing. */
  private static boolean isElsewhere(
      Map.Entry<Notice, Delivery> delivered, AccessRequest request, AccessRequest told) {
    return delivered.getKey() == Notice.APPROVAL_RESULT && !message(request).equals(message(told));
  }

  private static Optional<MessageRef> message(AccessRequest request) {
    return request.approval().flatMap(Approval::message);
  }

  /** A request whose approvers can never be asked is at its end, and its requester is told. */
  private static Revision nobodyCanApprove(
      AccessRequest request, Map<Notice, Delivery> deliveries, Instant now) {
    boolean unreachable =
        deliveries.get(Notice.APPROVAL_MESSAGE) instanceof Delivery.Impossible
            && request.status() == RequestStatus.PENDING_APPROVAL;
    return unreachable
        ? Endings.failed(
            request, Actor.WORKFLOW, "the approval channel cannot be reached in Slack", now)
        : Revision.of(request, now);
  }

  private void report(RequestId id, Notice notice, Delivery delivery) {
    if (delivery instanceof Delivery.Later later) {
      onFailure.run();
      LOG.warn("{} {} not delivered yet: {}", id, notice, later.why());
    }
    if (delivery instanceof Delivery.Impossible impossible) {
      onFailure.run();
      LOG.error("{} {} cannot be delivered: {}", id, notice, impossible.why());
    }
  }

  private static Duration backoff(int attempts) {
    Duration pause = Duration.ofSeconds(30).multipliedBy(1L << Math.min(attempts, 6));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
