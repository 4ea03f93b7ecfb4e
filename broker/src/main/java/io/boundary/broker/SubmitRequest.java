package io.boundary.broker;

import io.boundary.broker.decision.Evaluation;
import io.boundary.broker.decision.Question;
import io.boundary.broker.grant.Admission;
import io.boundary.broker.grant.Begun;
import io.boundary.broker.grant.Driven;
import io.boundary.broker.grant.Look;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Reply;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Ask;
import io.boundary.model.Assignment;
import io.boundary.model.CommandParse;
import io.boundary.model.CommandParser;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.policy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody asks for access. However often the same submission arrives, it is one request: what is
 * stored says how to go on.
 */
public final class SubmitRequest {

  private static final int TRIES = 3;

  /** A wait that is over in a few seconds needs no words. */
  private static final int TOLD_AT = 2;

  /** Most waits are over in seconds; only after so many does the time between two looks grow. */
  private static final int QUICK_LOOKS = 10;

  private static final String NOBODY =
      "it needs approval, and so must be asked for in Slack, or typed in a session of Identity Center";

  private final Broker broker;

  public SubmitRequest(Broker broker) {
    this.broker = broker;
  }

  /**
   * Decides, records and grants, as far as it goes before the deadline.
   *
   * @return {@link Outcome.Later} where the submission has to come again
   */
  public Outcome handle(Submission submission, Instant deadline) {
    CommandParse parsed =
        new CommandParser(broker.permissionSets().names()).parse(submission.commandText());
    if (!(parsed instanceof CommandParse.Request request)) {
      String text =
          parsed instanceof CommandParse.Problem problem
              ? problem.text()
              : "That is not a request for access.";
      broker.telling().reply(submission.replyTo(), new Reply.Text(text));
      return Outcome.DONE;
    }
    try {
      for (int i = 0; i < TRIES; i++) {
        Optional<Outcome> outcome = attempt(submission, Drafts.ask(submission, request), deadline);
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
      return Outcome.later(Duration.ofSeconds(1), "others keep changing it");
    } catch (RuntimeException e) {
      if (!Outages.is(e)) {
        throw e;
      }
      return Outages.wait(e, submission.receivedAt(), submission.attempt(), broker.now());
    }
  }

  /** One attempt; empty where something changed while it was made. */
  private Optional<Outcome> attempt(Submission submission, Ask ask, Instant deadline) {
    CompletableFuture<Optional<AccessRequest>> known =
        broker.forks().fork(() -> broker.store().find(submission.id()));
    Judged judged = judge(submission, ask, deadline);
    Optional<AccessRequest> record = Forks.join(known);
    return record.isPresent()
        ? Optional.of(resume(record.get(), deadline))
        : decide(submission, ask, judged, deadline);
  }

  /** The evaluation and what stands in Identity Center, or what kept them from being read. */
  private record Judged(
      Optional<Evaluation> evaluation, Optional<Look> look, Optional<RuntimeException> outage) {}

  private Judged judge(Submission submission, Ask ask, Instant deadline) {
    Question question =
        new Question(
            ask.requester(),
            submission.team(),
            ask.account(),
            ask.permissionSet(),
            ask.duration(),
            ask.ticket());
    try {
      Evaluation evaluation = broker.evaluator().evaluate(question, deadline);
      Optional<Look> look =
          evaluation instanceof Evaluation.Decided decided
                  && decided.decision() instanceof Decision.Allow
              ? Optional.of(decided.look().get())
              : Optional.empty();
      return new Judged(Optional.of(evaluation), look, Optional.empty());
    } catch (RuntimeException e) {
      if (!Outages.is(e)) {
        throw e;
      }
      return new Judged(Optional.empty(), Optional.empty(), Optional.of(e));
    }
  }

  private Outcome resume(AccessRequest record, Instant deadline) {
    Driven driven = broker.grants().drive(record.id(), deadline);
    broker.telling().after(driven.moved(), driven.request());
    return driven.outcome();
  }

  private Optional<Outcome> decide(
      Submission submission, Ask ask, Judged judged, Instant deadline) {
    if (judged.outage().isPresent()) {
      return outage(submission, ask, judged.outage().get());
    }
    Evaluation evaluation = judged.evaluation().orElseThrow();
    if (evaluation instanceof Evaluation.Refused refused) {
      return over(submission, ask, RequestStatus.DENIED, Optional.empty(), refused.evidence());
    }
    Evaluation.Decided decided = (Evaluation.Decided) evaluation;
    if (decided.decision() instanceof Decision.Deny deny) {
      return over(
          submission,
          ask,
          RequestStatus.DENIED,
          Optional.of(decided.assignment()),
          deny.evidence());
    }
    Decision.Allow allow = (Decision.Allow) decided.decision();
    Admission admission;
    try {
      admission =
          broker
              .grants()
              .admit(judged.look().orElseThrow(), decided.assignment(), allow.duration(), deadline);
    } catch (StoreException e) {
      return outage(submission, ask, e); // whoever holds the lease may not be readable
    }
    return allowed(submission, ask, decided, allow, admission, deadline);
  }

  private Optional<Outcome> allowed(
      Submission submission,
      Ask ask,
      Evaluation.Decided decided,
      Decision.Allow allow,
      Admission admission,
      Instant deadline) {
    if (admission instanceof Admission.Wait wait && allow.approval().isEmpty()) {
      return waiting(submission, ask, decided, allow, wait.later());
    }
    if (admission instanceof Admission.Refused refused) {
      return refused(submission, ask, decided.assignment(), allow.evidence(), refused.reason());
    }
    AccessRequest draft =
        Drafts.allowed(submission, ask, decided.assignment(), allow, broker.now());
    if (allow.approval().isPresent()) {
      return nobodyIsBehindIt()
          ? refused(submission, ask, decided.assignment(), allow.evidence(), NOBODY)
          : pending(draft);
    }
    Revision birth = Revision.birth(draft, broker.by(Actor.POLICY), allow.evidence().reason());
    Begun begun = broker.grants().begin(birth, (Admission.Open) admission, deadline);
    if (begun instanceof Begun.Conflict) {
      return Optional.empty();
    }
    if (begun instanceof Begun.Frozen) {
      return refused(
          submission,
          ask,
          decided.assignment(),
          allow.evidence(),
          "granting is frozen for now; please talk to the security team");
    }
    Driven driven = ((Begun.Started) begun).driven();
    broker.telling().now(driven.request());
    return Optional.of(driven.outcome());
  }

  /** An earlier end or grant of the same access is under way; nobody waits for it for ever. */
  private Optional<Outcome> waiting(
      Submission submission,
      Ask ask,
      Evaluation.Decided decided,
      Decision.Allow allow,
      Outcome.Later later) {
    if (broker.now().isAfter(submission.receivedAt().plus(Outages.PATIENCE))) {
      return refused(
          submission,
          ask,
          decided.assignment(),
          allow.evidence(),
          later.why() + ", and that has taken too long; please ask again");
    }
    if (submission.attempt() == TOLD_AT) {
      broker
          .telling()
          .reply(submission.replyTo(), new Reply.Text("One moment, please: " + later.why() + "."));
    }
    Duration grown = Outages.pause(submission.attempt());
    boolean quick = submission.attempt() < QUICK_LOOKS || later.after().compareTo(grown) > 0;
    return Optional.of(quick ? later : Outcome.later(grown, later.why()));
  }

  /**
   * Whether an operator asks who is no user of Identity Center: whose own vote could not be told.
   */
  private boolean nobodyIsBehindIt() {
    return broker.operator().map(operator -> broker.personOf(operator).isEmpty()).orElse(false);
  }

  private Optional<Outcome> pending(AccessRequest draft) {
    return born(
        Revision.birth(draft, broker.by(Actor.POLICY), draft.evidence().reason())
            .owe(Notice.PENDING, Notice.APPROVAL_MESSAGE));
  }

  /** The policy would allow it, and yet there is nothing to grant: DENIED, with that reason. */
  private Optional<Outcome> refused(
      Submission submission,
      Ask ask,
      Assignment assignment,
      DecisionEvidence evidence,
      String reason) {
    AccessRequest draft =
        Drafts.over(
                submission,
                ask,
                RequestStatus.DENIED,
                Optional.of(assignment),
                evidence,
                broker.now())
            .edit()
            .endReason(reason)
            .build();
    return born(Revision.birth(draft, broker.by(Actor.POLICY), reason).owe(Notice.DENIED));
  }

  private Optional<Outcome> over(
      Submission submission,
      Ask ask,
      RequestStatus status,
      Optional<Assignment> assignment,
      DecisionEvidence evidence) {
    AccessRequest draft = Drafts.over(submission, ask, status, assignment, evidence, broker.now());
    Notice notice = status == RequestStatus.DENIED ? Notice.DENIED : Notice.FAILED;
    return born(Revision.birth(draft, broker.by(Actor.POLICY), evidence.reason()).owe(notice));
  }

  private Optional<Outcome> outage(Submission submission, Ask ask, RuntimeException failure) {
    Instant now = broker.now();
    if (Outages.hopeless(failure, submission.receivedAt(), now)) {
      DecisionEvidence evidence = DecisionEvidence.withoutPolicy(Outages.why(failure), now);
      return over(submission, ask, RequestStatus.ERROR, Optional.empty(), evidence);
    }
    if (submission.attempt() == 0) {
      broker
          .telling()
          .reply(
              submission.replyTo(),
              new Reply.Text(
                  "Your request "
                      + submission.id()
                      + " is waiting: something it needs is not answering. I keep trying for an"
                      + " hour; you need not do anything."));
    }
    return Optional.of(
        Outages.wait(failure, submission.receivedAt(), submission.attempt(), broker.now()));
  }

  private Optional<Outcome> born(Revision birth) {
    AccessRequest born = birth.write().request();
    CommitResult result = broker.store().commit(birth.commit());
    if (result != CommitResult.DONE) {
      return Optional.empty();
    }
    broker.telling().now(born);
    return Optional.of(Outcome.DONE);
  }
}
