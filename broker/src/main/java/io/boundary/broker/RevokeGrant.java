package io.boundary.broker;

import io.boundary.broker.decision.Identities.Identity;
import io.boundary.broker.grant.Driven;
import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access ends before its time: handed back or withdrawn by its requester, ended by an approver, or
 * by an operator.
 */
public final class RevokeGrant {

  private static final Logger LOG = LoggerFactory.getLogger(RevokeGrant.class);
  private static final int TRIES = 5;

  private final Broker broker;

  public RevokeGrant(Broker broker) {
    this.broker = broker;
  }

  /** What became of a wish to end a request. */
  public sealed interface Revoked {

    /** It is ending, or has ended; {@code request} as last stored. */
    record Ending(AccessRequest request, Outcome outcome) implements Revoked {}

    /** It had ended already. */
    record AlreadyOver(AccessRequest request) implements Revoked {}

    /** There is no such request. */
    record Unknown() implements Revoked {}
  }

  /** A person in Slack ends a request that is their own or that they approved. */
  public Outcome fromSlack(UserCommand command, Instant deadline) {
    try {
      Optional<AccessRequest> request =
          command.target().flatMap(id -> broker.store().find(id)).filter(r -> mayEnd(command, r));
      if (request.isEmpty()) {
        return tell(command, ReadRequests.notFound(command));
      }
      Optional<String> refusal = refusal(command);
      if (refusal.isPresent()) {
        return tell(command, new Reply.Text("I cannot do that: " + refusal.get() + "."));
      }
      boolean own = request.get().ask().requester().equals(command.user());
      String reason = own ? ownReason(request.get()) : "ended by an approver";
      return answer(
          command, end(request.get().id(), Actor.slack(command.user()), reason, deadline));
    } catch (RuntimeException e) {
      if (!Outages.is(e)) {
        throw e;
      }
      return Outages.wait(e, command.receivedAt(), command.attempt(), broker.now());
    }
  }

  /** Why that person may not ask for anything any more, or empty. */
  private Optional<String> refusal(UserCommand command) {
    try {
      return broker.identities().of(command.user(), command.team())
              instanceof Identity.Refused refused
          ? Optional.of(refused.reason())
          : Optional.empty();
    } catch (FactUnavailableException e) {
      // The user's id, which Slack signed, is the one on the record. That is enough to end access:
      // an outage of Slack or of the directory must not keep it alive.
      LOG.warn("{} ends a request unchecked: {}", command.user(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Ends a request, whoever's it is, in the actor's name. */
  public Revoked end(RequestId id, Actor actor, String reason, Instant deadline) {
    for (int i = 0; i < TRIES; i++) {
      Optional<AccessRequest> read = broker.store().find(id);
      if (read.isEmpty()) {
        return new Revoked.Unknown();
      }
      AccessRequest request = read.get();
      if (request.status().isFinal()) {
        return new Revoked.AlreadyOver(request);
      }
      if (request.endRequested().isPresent() || write(request, actor, reason)) {
        Driven driven = broker.grants().drive(id, deadline);
        broker.telling().now(driven.request());
        return new Revoked.Ending(driven.request(), driven.outcome());
      }
    }
    return new Revoked.Ending(
        broker.store().find(id).orElseThrow(),
        Outcome.later(Duration.ofSeconds(1), "others keep changing it"));
  }

  private boolean write(AccessRequest request, Actor actor, String reason) {
    Instant now = broker.now();
    Revision revision =
        request.status() == RequestStatus.PENDING_APPROVAL
            ? Endings.denied(Revision.of(request, now), actor, slackId(actor), reason)
            : Endings.asked(request, actor, reason, now);
    return broker.store().commit(revision.commit()) == CommitResult.DONE;
  }

  /** The requester, or somebody whose vote granted it; those approved it, so they may end it. */
  private static boolean mayEnd(UserCommand command, AccessRequest request) {
    return request.ask().requester().equals(command.user())
        || request
            .approval()
            .map(
                approval ->
                    approval.votes().stream()
                        .anyMatch(vote -> vote.slackUser().equals(command.user())))
            .orElse(false);
  }

  private static String ownReason(AccessRequest request) {
    return request.status() == RequestStatus.ACTIVE
        ? "handed back by its requester"
        : "withdrawn by its requester";
  }

  private Outcome answer(UserCommand command, Revoked revoked) {
    if (revoked instanceof Revoked.Ending ending) {
      // Who asked hears of the end by its notice; an approver who ended it hears here.
      boolean own = ending.request().ask().requester().equals(command.user());
      if (command.attempt() == 0 && (!own || !ending.request().status().isFinal())) {
        tell(command, new Reply.Text(ending.request().id() + " is being ended."));
      }
      return ending.outcome();
    }
    return revoked instanceof Revoked.AlreadyOver over
        ? tell(command, new Reply.One(over.request()))
        : tell(command, ReadRequests.notFound(command));
  }

  private Outcome tell(UserCommand command, Reply reply) {
    broker.telling().reply(command.replyTo(), reply);
    return Outcome.DONE;
  }

  private static String slackId(Actor actor) {
    return actor.value().substring(actor.value().indexOf(':') + 1);
  }
}
