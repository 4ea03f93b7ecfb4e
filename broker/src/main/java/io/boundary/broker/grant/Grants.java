package io.boundary.broker.grant;

import static io.boundary.broker.lifecycle.Forks.join;

import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.CommitResult;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Grants and ends, through leases, from whatever state is stored. Any actor may call {@link #drive}
 * at any time for any request: fenced steps make sure that only one acts.
 */
public final class Grants {

  private static final int TURNS_AT_MOST = 12;

  private final GrantPorts ports;
  private final Creation creation;
  private final Release release;
  private final Adoption adoption;
  private final Removal removal;

  public Grants(GrantPorts ports, Adoption adoption) {
    this.ports = ports;
    this.removal = new Removal(ports);
    this.creation = new Creation(ports);
    this.release = new Release(ports);
    this.adoption = adoption;
  }

  /** Take a lease that nobody has. */
  record TakeEntry(Assignment assignment, Optional<Lease> over) implements Admission.Entry {}

  /** Take the lease over from the same person's earlier request. */
  record ExtendEntry(AccessRequest holder, Lease lease) implements Admission.Entry {}

  /**
   * Looks at what stands before a lease is taken. Where the assignment exists, the lease is read
   * (again) after that: an assignment that has a lease by then is ours.
   */
  public Look look(Assignment assignment, Instant deadline) {
    CompletableFuture<Optional<Lease>> beside =
        ports.forks().fork(() -> ports.store().findLease(assignment.leaseId()));
    boolean exists;
    try {
      exists = ports.provisioner().exists(assignment, deadline);
    } finally {
      beside.exceptionally(failure -> Optional.empty()).join();
    }
    Optional<Lease> lease = join(beside);
    return new Look(exists, exists ? ports.store().findLease(assignment.leaseId()) : lease);
  }

  /** Whether a request for this assignment may go on, and how. */
  public Admission admit(Look look, Assignment assignment, Duration duration, Instant deadline) {
    // What a removal left closed when it was cut short must not keep its person out.
    look.lease().ifPresent(lease -> removal.finish(lease, deadline));
    Acquisition acquisition = acquisition(look, duration);
    if (acquisition instanceof Acquisition.Take take) {
      return new Admission.Open(new TakeEntry(assignment, take.over()));
    }
    if (acquisition instanceof Acquisition.Extend extend) {
      return new Admission.Open(new ExtendEntry(extend.holder(), extend.lease()));
    }
    if (acquisition instanceof Acquisition.Wait wait) {
      return new Admission.Wait((Outcome.Later) Outcome.later(wait.after(), wait.why()));
    }
    if (acquisition instanceof Acquisition.Lost lost) {
      endLost(lost.holder(), deadline);
      return new Admission.Wait(
          (Outcome.Later) Outcome.later(ports.times().grace(), "what was removed is cleared up"));
    }
    return new Admission.Refused(refusal(acquisition));
  }

  /**
   * Writes the revision, which takes the request to APPROVED, together with the lease, and drives
   * on.
   */
  public Begun begin(Revision toApproved, Admission.Open open, Instant deadline) {
    return open.entry() instanceof TakeEntry take
        ? take(toApproved.write(), take, stint(deadline))
        : extend(toApproved.write(), (ExtendEntry) open.entry(), stint(deadline));
  }

  /** Drives a request as far as it goes before the deadline. */
  public Driven drive(RequestId id, Instant deadline) {
    return drive(read(id), stint(deadline));
  }

  /**
   * Ends a request whose assignment somebody else removed.
   *
   * @param holder as it was read before the look that did not find the assignment; where it was
   *     written since, nothing happens
   */
  public Driven endLost(AccessRequest holder, Instant deadline) {
    creation.giveUp(holder, "the assignment was removed outside Boundary");
    return drive(holder.id(), deadline);
  }

  /** Deletes what Boundary did not make, when an operator says so. */
  public Removal removal() {
    return removal;
  }

  /** The times that fence a step. */
  public GrantTimes times() {
    return ports.times();
  }

  private Begun take(Commit.RequestWrite approved, TakeEntry entry, Stint stint) {
    AccessRequest request = approved.request();
    Lease lease = Leases.taken(entry.assignment(), entry.over(), request.id(), stint, ports.now());
    CommitResult result =
        ports
            .store()
            .commit(
                new Commit(
                    List.of(approved),
                    Optional.of(new Commit.LeaseWrite(lease, entry.over().isEmpty())),
                    true));
    return switch (result) {
      case CONFLICT -> new Begun.Conflict();
      case FROZEN -> new Begun.Frozen();
      case DONE -> {
        Position taken = new Position(request, lease);
        yield new Begun.Started(follow(creation.begin(taken, stint), taken, stint));
      }
    };
  }

  private Begun extend(Commit.RequestWrite approved, ExtendEntry entry, Stint stint) {
    CommitResult result =
        ports.store().commit(new Commit(List.of(approved), Optional.empty(), true));
    return switch (result) {
      case CONFLICT -> new Begun.Conflict();
      case FROZEN -> new Begun.Frozen();
      case DONE -> {
        Position from = new Position(approved.request(), Optional.empty());
        yield new Begun.Started(follow(handOver(approved.request(), entry), from, stint));
      }
    };
  }

  private Driven drive(Position position, Stint stint) {
    return follow(new Turn.Next(position), position, stint);
  }

  private Driven follow(Turn first, Position from, Stint stint) {
    Turn turn = first;
    Position at = from;
    boolean moved = false;
    for (int turns = 0; turns < TURNS_AT_MOST; turns++) {
      if (turn instanceof Turn.Stop stop) {
        return new Driven(at.request(), stop.later(), moved);
      }
      at = turn instanceof Turn.Next next ? next.position() : read(at.request().id());
      NextStep step = NextStep.of(at.request(), at.lease(), ports.now());
      if (step == NextStep.NONE) {
        return new Driven(at.request(), Outcome.DONE, moved);
      }
      turn = act(step, at, stint);
      moved |= turn instanceof Turn.Next;
    }
    return new Driven(
        at.request(), Outcome.later(Duration.ofSeconds(1), "others keep changing it"), moved);
  }

  private Turn act(NextStep step, Position at, Stint stint) {
    return switch (step) {
      case NONE -> throw new IllegalStateException("nothing to do");
      case ACQUIRE -> acquire(at.request(), stint);
      case CREATE -> creation.resume(at, stint);
      case RELEASE -> release.run(at, stint);
      case ABANDON -> abandon(at.request());
      case ADOPT -> adoption.adopt(at.request(), at.lease());
    };
  }

  /**
   * APPROVED was written, the lease was not: what an extension that was cut in two leaves behind.
   */
  private Turn acquire(AccessRequest request, Stint stint) {
    Assignment assignment = assignmentOf(request);
    Look look = look(assignment, stint.deadline());
    Admission admission = admit(look, assignment, request.duration(), stint.deadline());
    if (admission instanceof Admission.Wait wait) {
      return new Turn.Stop(wait.later());
    }
    if (admission instanceof Admission.Refused refused) {
      return creation.giveUp(request, refused.reason());
    }
    Admission.Entry entry = ((Admission.Open) admission).entry();
    if (entry instanceof ExtendEntry extend) {
      return handOver(request, extend);
    }
    Begun begun = take(Revision.of(request, ports.now()).write(), (TakeEntry) entry, stint);
    if (begun instanceof Begun.Frozen) {
      return creation.giveUp(request, Creation.FROZEN);
    }
    return begun instanceof Begun.Started ? new Turn.Next(read(request.id())) : new Turn.Again();
  }

  /** One transaction: the new request holds the lease and is ACTIVE, the old one is superseded. */
  private Turn handOver(AccessRequest request, ExtendEntry entry) {
    Instant now = ports.now();
    if (!Acquisition.outlasts(entry.holder(), now.plus(request.duration()))) {
      return new Turn.Again(); // the clock was put back since: what stands is looked at again
    }
    Commit.RequestWrite next =
        Extension.active(request, entry.holder(), ports.by(Actor.WORKFLOW), now).write();
    Commit.RequestWrite old =
        Endings.superseded(entry.holder(), request, ports.by(Actor.WORKFLOW), now).write();
    Lease lease = Leases.handedOver(entry.lease(), request.id(), now);
    CommitResult result =
        ports
            .store()
            .commit(
                new Commit(
                    List.of(next, old), Optional.of(new Commit.LeaseWrite(lease, false)), true));
    return switch (result) {
      case DONE -> new Turn.Next(new Position(next.request(), lease));
      case CONFLICT -> new Turn.Again();
      case FROZEN -> creation.giveUp(request, Creation.FROZEN);
    };
  }

  private Turn abandon(AccessRequest request) {
    Commit.RequestWrite write =
        Release.ended(request, ports.by(Actor.JANITOR), ports.now()).write();
    return ports.store().commit(Commit.of(write)) == CommitResult.DONE
        ? new Turn.Next(new Position(write.request(), Optional.empty()))
        : new Turn.Again();
  }

  private Acquisition acquisition(Look look, Duration duration) {
    return Acquisition.of(
        look, duration, lease -> ports.store().find(lease.holder()), ports.times(), ports.now());
  }

  private static String refusal(Acquisition acquisition) {
    return acquisition instanceof Acquisition.Shorter shorter
        ? "you already hold this access for longer, with "
            + shorter.holder().id()
            + ": nothing was changed"
        : "you already hold this access from elsewhere; Boundary leaves it as it is";
  }

  private Position read(RequestId id) {
    AccessRequest request =
        ports.store().find(id).orElseThrow(() -> new IllegalStateException(id + " is not stored"));
    return new Position(
        request,
        request
            .assignment()
            .filter(assignment -> !request.status().isFinal())
            .flatMap(assignment -> ports.store().findLease(assignment.leaseId())));
  }

  private Stint stint(Instant deadline) {
    return new Stint(ports.actorIds().get(), deadline, ports.times());
  }

  static Assignment assignmentOf(AccessRequest request) {
    return request
        .assignment()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    request.id() + " is " + request.status() + " without an assignment"));
  }
}
