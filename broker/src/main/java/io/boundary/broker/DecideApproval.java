package io.boundary.broker;

import io.boundary.broker.ApprovalClick.Voice;
import io.boundary.broker.decision.Evaluation;
import io.boundary.broker.decision.Question;
import io.boundary.broker.grant.Admission;
import io.boundary.broker.grant.Begun;
import io.boundary.broker.grant.Driven;
import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Reply;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Approval;
import io.boundary.model.Ask;
import io.boundary.model.Assignment;
import io.boundary.model.GroupId;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Notice;
import io.boundary.model.PrincipalId;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.Vote;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Decision;
import io.boundary.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An approver clicks. Identity, facts and policy are read again; the decision is one conditional
 * write, so that of two clicks one wins and the other hears who decided.
 */
public final class DecideApproval {

  private static final int TRIES = 3;

  private final Broker broker;
  private final Approvers approvers;

  public DecideApproval(Broker broker) {
    this.broker = broker;
    this.approvers = new Approvers(broker.directory(), broker.forks());
  }

  /** Counts the click, and grants where it is the deciding one, as far as it goes in time. */
  public Outcome handle(ApprovalClick click, Instant deadline) {
    try {
      for (int i = 0; i < TRIES; i++) {
        Optional<Outcome> outcome = attempt(click, deadline);
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
      return Outcome.later(Duration.ofSeconds(1), "others keep changing it");
    } catch (RuntimeException e) {
      if (!Outages.is(e)) {
        throw e;
      }
      if (Outages.hopeless(e, click.receivedAt(), broker.now()) && surelyWaits(click)) {
        return tell(
            click, "Your click on " + click.request() + " could not be counted: " + Outages.why(e));
      }
      return Outages.wait(e, click.receivedAt(), click.attempt(), broker.now());
    }
  }

  /** Whether the click has surely decided nothing: what it has begun is finished, not refused. */
  private boolean surelyWaits(ApprovalClick click) {
    try {
      return broker
          .store()
          .find(click.request())
          .map(request -> request.status() == RequestStatus.PENDING_APPROVAL)
          .orElse(true);
    } catch (StoreException e) {
      return false; // nobody knows: the click comes again
    }
  }

  private Optional<Outcome> attempt(ApprovalClick click, Instant deadline) {
    Clicker approver = new Clicker(broker, click);
    try {
      return decide(click, approver, deadline);
    } finally {
      approver.settle();
    }
  }

  private Optional<Outcome> decide(ApprovalClick click, Clicker approver, Instant deadline) {
    Optional<AccessRequest> found = broker.store().find(click.request());
    if (found.isEmpty()) {
      return Optional.of(tell(click, "There is no request " + click.request() + "."));
    }
    AccessRequest request = found.get();
    if (request.status() != RequestStatus.PENDING_APPROVAL) {
      return Optional.of(alreadyDecided(click, request, deadline));
    }
    return click.approve()
        ? approve(click, request, approver, deadline)
        : deny(click, request, approver);
  }

  /**
   * The deciding click, delivered again, goes on with what it began; others are told who decided.
   */
  private Outcome alreadyDecided(ApprovalClick click, AccessRequest request, Instant deadline) {
    boolean own =
        request.approved().map(by -> by.by().equals(click.approver().value())).orElse(false);
    if (!own || !click.approve()) {
      return tell(click, Wording.decided(request));
    }
    Driven driven = broker.grants().drive(request.id(), deadline);
    broker.telling().after(driven.moved(), driven.request());
    return driven.outcome();
  }

  private Optional<Outcome> deny(ApprovalClick click, AccessRequest request, Clicker approver) {
    if (approvers.check(approver, request, groupsOf(request))
        instanceof Approvers.Check.Refused refused) {
      return Optional.of(tell(click, refused.text()));
    }
    Actor actor = click.voice().actor();
    Revision vote =
        Revision.of(request, broker.now())
            .vote(LedgerEvent.Kind.VOTE_DENY, actor, click.voice().how());
    return finished(Endings.denied(vote, actor, click.approver().value(), "denied by an approver"));
  }

  private Optional<Outcome> approve(
      ApprovalClick click, AccessRequest request, Clicker approver, Instant deadline) {
    Instant now = broker.now();
    if (!now.isBefore(request.approval().map(Approval::deadline).orElse(now))) {
      return finished(Endings.timedOut(request, broker.by(Actor.WORKFLOW), now));
    }
    Evaluation evaluation =
        broker
            .evaluator()
            .evaluate(question(request), request.assignment().map(Assignment::principal), deadline);
    Map<String, GroupId> groups = groupsNow(request, evaluation);
    Approvers.Check check = approvers.check(approver, request, groups);
    if (check instanceof Approvers.Check.Refused refused) {
      return Optional.of(tell(click, refused.text()));
    }
    if (!(evaluation instanceof Evaluation.Decided decided)
        || !(decided.decision() instanceof Decision.Allow allow)) {
      return finished(noLonger(request, Wording.changed(evaluation)));
    }
    if (!samePerson(request, decided)) {
      return finished(noLonger(request, "its requester is another Identity Center user by now"));
    }
    Approvers.Check.Authorised authorised = (Approvers.Check.Authorised) check;
    Optional<String> conflict = conflict(click.voice(), request, authorised.person().principal());
    if (conflict.isPresent()) {
      return Optional.of(tell(click, conflict.get()));
    }
    Vote vote = authorised.vote(broker.now());
    List<Vote> earlier =
        approvers.stillValid(
            request.approval().map(Approval::votes).orElse(List.of()), groups, request);
    Ballot ballot = Ballot.after(request, earlier, vote, allow);
    if (click.voice().onBehalf() && !ballot.isEnoughAlone()) {
      return Optional.of(tell(click, "It takes more than one person: each must speak in person."));
    }
    return ballot.missing() > 0
        ? more(click, request, ballot)
        : grant(click, request, vote, ballot, decided, allow, deadline);
  }

  /** The rule's approver groups as they are now; the stored ones where the answer names none. */
  private Map<String, GroupId> groupsNow(AccessRequest request, Evaluation evaluation) {
    Optional<ApprovalRule> rule =
        evaluation instanceof Evaluation.Decided decided
                && decided.decision() instanceof Decision.Allow allow
            ? allow.approval()
            : Optional.empty();
    return rule.map(ApprovalRule::groups).orElseGet(() -> groupsOf(request));
  }

  private static boolean samePerson(AccessRequest request, Evaluation.Decided decided) {
    return request
        .assignment()
        .map(asked -> asked.principal().equals(decided.assignment().principal()))
        .orElse(false);
  }

  /**
   * Why the vote cannot count, since who typed the request or passes the vote on is in it
   * themselves, or cannot be told; empty where it can.
   */
  private Optional<String> conflict(Voice voice, AccessRequest request, PrincipalId approver) {
    boolean typed = request.id().isFromCommandLine();
    Optional<PrincipalId> typist = typed ? typist(request) : Optional.empty();
    if (typed && typist.isEmpty()) {
      return Optional.of(
          "Nobody can approve it: who typed it on the command line is no user of Identity Center"
              + " by now. Please ask again in Slack.");
    }
    if (typist.equals(Optional.of(approver))) {
      return Optional.of("You cannot approve what you asked for in another's name.");
    }
    return voice.onBehalf() ? ofPassingOn(voice, request, typist) : Optional.empty();
  }

  /** Whoever passes an approval on must be nobody who asked. */
  private Optional<String> ofPassingOn(
      Voice voice, AccessRequest request, Optional<PrincipalId> typist) {
    Optional<PrincipalId> operator = broker.personOf(voice.actor());
    boolean asked =
        operator.isEmpty()
            || operator.equals(typist)
            || operator.equals(request.assignment().map(Assignment::principal));
    return asked
        ? Optional.of("You cannot pass on an approval of what you asked for.")
        : Optional.empty();
  }

  private Optional<PrincipalId> typist(AccessRequest request) {
    return broker.history().events(request.id()).stream()
        .findFirst()
        .map(LedgerEvent::actor)
        .flatMap(broker::personOf);
  }

  /** The answer has changed to no since it was asked. */
  private Revision noLonger(AccessRequest request, String reason) {
    return Endings.denied(
        Revision.of(request, broker.now()), broker.by(Actor.POLICY), "policy", reason);
  }

  /** A vote that does not decide yet. */
  private Optional<Outcome> more(ApprovalClick click, AccessRequest request, Ballot ballot) {
    if (ballot.changes(request)
        && broker.store().commit(ballot.noted(request, click.voice(), broker.now()).commit())
            != CommitResult.DONE) {
      return Optional.empty();
    }
    return Optional.of(tell(click, Wording.missing(request, ballot.missing())));
  }

  private Optional<Outcome> grant(
      ApprovalClick click,
      AccessRequest request,
      Vote vote,
      Ballot ballot,
      Evaluation.Decided decided,
      Decision.Allow allow,
      Instant deadline) {
    Duration duration = shorter(request.duration(), allow.duration());
    Admission admission =
        broker.grants().admit(decided.look().get(), decided.assignment(), duration, deadline);
    if (admission instanceof Admission.Wait wait) {
      return Optional.of(wait.later());
    }
    if (admission instanceof Admission.Refused refused) {
      return finished(noLonger(request, refused.reason()));
    }
    Begun begun =
        broker
            .grants()
            .begin(
                approved(click, request, vote, ballot, decided, duration),
                (Admission.Open) admission,
                deadline);
    if (begun instanceof Begun.Conflict) {
      return Optional.empty();
    }
    if (begun instanceof Begun.Frozen) {
      return Optional.of(
          tell(click, "Granting is frozen for now; " + request.id() + " goes on waiting."));
    }
    Driven driven = ((Begun.Started) begun).driven();
    broker.telling().now(driven.request());
    return Optional.of(driven.outcome());
  }

  private Revision approved(
      ApprovalClick click,
      AccessRequest request,
      Vote vote,
      Ballot ballot,
      Evaluation.Decided decided,
      Duration duration) {
    Revision revision = ballot.noted(request, click.voice(), broker.now());
    Instant now = revision.at();
    return revision
        .edit(
            builder ->
                builder
                    .approved(new Ruling(vote.slackUser().value(), now))
                    .assignment(decided.assignment())
                    .duration(duration)
                    .expiresAt(now.plus(duration)))
        .become(
            RequestStatus.APPROVED,
            click.voice().actor(),
            "approved by "
                + Wording.names(ballot.approval())
                + Wording.decidedUnder(decided.decision().evidence()))
        .owe(Notice.APPROVAL_RESULT);
  }

  private Optional<Outcome> finished(Revision revision) {
    if (broker.store().commit(revision.commit()) != CommitResult.DONE) {
      return Optional.empty();
    }
    broker.telling().now(revision.write().request());
    return Optional.of(Outcome.DONE);
  }

  /** The approver groups that the request was asked under, as far as the policy still has them. */
  private Map<String, GroupId> groupsOf(AccessRequest request) {
    Policy policy = broker.policies().policy();
    Map<String, GroupId> groups = new LinkedHashMap<>();
    for (String name : request.approval().map(Approval::groups).orElse(List.of())) {
      GroupId id = policy.groups().get(name);
      if (id != null) {
        groups.put(name, id);
      }
    }
    return groups;
  }

  private static Question question(AccessRequest request) {
    Ask ask = request.ask();
    return new Question(
        ask.requester(),
        Optional.empty(),
        ask.account(),
        ask.permissionSet(),
        ask.duration(),
        ask.ticket());
  }

  private Outcome tell(ApprovalClick click, String text) {
    broker.telling().reply(click.replyTo(), new Reply.Text(text));
    return Outcome.DONE;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
