package io.boundary.broker.grant;

import static io.boundary.broker.lifecycle.Forks.join;

import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * From "must end" to ended: no creation under way, the assignment deleted and seen gone, then said
 * so.
 */
final class Release {

  /** Why an ACTIVE request ends when nobody asked for it. */
  static final String EXPIRED = "its time was over";

  /** Why an APPROVED request ends when nobody asked for it. */
  static final String TOO_LATE = "it could not be granted before its time was over";

  private static final int DELETIONS_AT_MOST = 3;

  private final GrantPorts ports;
  private final Polling polling;

  Release(GrantPorts ports) {
    this.ports = ports;
    this.polling = new Polling(ports);
  }

  /** Claims the step and carries the end out as far as time allows. */
  Turn run(Position position, Stint stint) {
    Instant now = ports.now();
    Lease lease = position.held();
    if (lease.stepTakenByOther(stint.owner(), now)) {
      return Turn.stop(Duration.between(now, lease.stepUntil()), "somebody is working on it");
    }
    if (isUnaccounted(lease) && lease.phase() == Lease.Phase.HELD) {
      Instant quiet = lease.stepUntil().plus(ports.times().recent());
      if (now.isBefore(quiet)) {
        return Turn.stop(Duration.between(now, quiet), "a creation may still come to light");
      }
    }
    Lease claimed = Leases.claimedToRelease(lease, stint, now);
    CommitResult result = ports.store().commit(Commit.of(claimed, false));
    return result == CommitResult.DONE
        ? end(new Position(position.request(), claimed), stint)
        : new Turn.Again();
  }

  private Turn end(Position position, Stint stint) {
    Lease lease = position.held();
    Instant deadline = stint.callDeadline(lease);
    // INVARIANT: a creation that is still in progress would bring back what is deleted here.
    if (creationMayBeUnderWay(position) && !settled(lease, Operation.Kind.CREATE, deadline)) {
      return Turn.stop(Duration.ofSeconds(2), "a creation is still in progress");
    }
    // A listing may not show yet what a creation has made: only where none was begun is nothing
    // there.
    if (position.request().status() == RequestStatus.APPROVED && lease.creations() == 0) {
      return free(position, Optional.empty(), deadline);
    }
    Position at = position;
    Optional<String> failure = Optional.empty();
    for (int deletions = 0; deletions < DELETIONS_AT_MOST; deletions++) {
      Deleted deleted = delete(at, deadline);
      if (deleted.turn().isPresent()) {
        return deleted.turn().get();
      }
      at = deleted.position();
      failure = deleted.failure();
      if (!ports.provisioner().exists(lease.assignment(), deadline)) {
        return free(at, failure, deadline);
      }
    }
    if (failure.isPresent()) {
      throw new ProvisionerException(
          "Identity Center could not delete the assignment: " + failure.get(),
          ProvisionerException.Effect.NONE,
          false,
          new IllegalStateException(failure.get()));
    }
    return Turn.stop(Duration.ofSeconds(5), "the assignment is still listed after its deletion");
  }

  /**
   * A creation was begun of which nobody knows the id: it may show up in listings a while after it
   * was begun.
   */
  private static boolean isUnaccounted(Lease lease) {
    return lease.creations() > 1 || (lease.creations() == 1 && lease.creationRequestId().isEmpty());
  }

  /**
   * A creation is surely over only where this stint's reader knows that the one that was begun is
   * the one whose success made the request ACTIVE (or none was begun: an adopted record).
   */
  private static boolean creationMayBeUnderWay(Position position) {
    Lease lease = position.held();
    boolean known = !isUnaccounted(lease);
    return lease.creations() > 0 && !(known && position.request().status() == RequestStatus.ACTIVE);
  }

  /** Waits for operations of that kind on this assignment; false where one is not final in time. */
  private boolean settled(Lease lease, Operation.Kind kind, Instant deadline) {
    Optional<String> id =
        kind == Operation.Kind.CREATE ? lease.creationRequestId() : lease.deletionRequestId();
    List<Operation> listed =
        ports.provisioner().inProgress(lease.assignment(), deadline).stream()
            .filter(operation -> operation.kind() == kind)
            .toList();
    for (Operation operation : listed) {
      if (polling.untilFinal(operation, deadline).state() == Operation.State.IN_PROGRESS) {
        return false;
      }
    }
    return id.map(known -> Operation.inProgress(kind, known))
        .map(known -> polling.untilFinal(known, deadline).state() != Operation.State.IN_PROGRESS)
        .orElse(true);
  }

  private record Deleted(Position position, Optional<String> failure, Optional<Turn> turn) {}

  private Deleted delete(Position position, Instant deadline) {
    Lease lease = position.held();
    Operation operation = ports.provisioner().delete(lease.assignment(), deadline);
    Lease noted = lease;
    CompletableFuture<CommitResult> noting = CompletableFuture.completedFuture(CommitResult.DONE);
    if (operation.id().isPresent()) {
      noted = Leases.deleting(lease, operation.id().get());
      Commit note = Commit.of(noted, false);
      noting = ports.forks().fork(() -> ports.store().commit(note));
    }
    Operation last;
    try {
      last = polling.untilFinal(operation, deadline);
    } finally {
      noting.exceptionally(failure -> CommitResult.CONFLICT).join();
    }
    if (join(noting) != CommitResult.DONE) {
      return new Deleted(position, Optional.empty(), Optional.of(new Turn.Again()));
    }
    Position next = new Position(position.request(), noted);
    return switch (last.state()) {
      case SUCCEEDED, NOT_FOUND -> new Deleted(next, Optional.empty(), Optional.empty());
      case FAILED -> new Deleted(next, last.failure(), Optional.empty());
      case IN_PROGRESS ->
          new Deleted(
              next,
              Optional.empty(),
              Optional.of(
                  Turn.stop(
                      Duration.ofSeconds(2), "Identity Center is still deleting the assignment")));
    };
  }

  /**
   * The assignment was seen gone. A failed deletion of an assignment that is gone (a user who was
   * deleted, say) is an end too.
   */
  private Turn free(Position position, Optional<String> failure, Instant deadline) {
    Lease lease = position.held();
    // INVARIANT: a deletion that is still in progress would take away the next grant.
    boolean straggler = lease.deletions() > 1 || failure.isPresent();
    if (straggler && !settled(lease, Operation.Kind.DELETE, deadline)) {
      return Turn.stop(Duration.ofSeconds(2), "a deletion is still in progress");
    }
    Instant now = ports.now();
    Lease freed = Leases.freed(lease, now, now.plus(ports.times().grace()));
    Commit.RequestWrite write = ended(position.request(), ports.by(Actor.JANITOR), now).write();
    CommitResult result =
        ports
            .store()
            .commit(
                new Commit(
                    List.of(write), Optional.of(new Commit.LeaseWrite(freed, false)), false));
    return result == CommitResult.DONE
        ? new Turn.Next(new Position(write.request(), freed))
        : new Turn.Again();
  }

  /**
   * The final write of a request whose end was carried out.
   *
   * @param otherwise who ended it where nobody had asked for its end
   */
  static Revision ended(AccessRequest request, Actor otherwise, Instant now) {
    boolean wasActive = request.status() == RequestStatus.ACTIVE;
    Actor by = request.endRequested().map(end -> end.by()).orElse(otherwise);
    String reason =
        request.endRequested().map(end -> end.reason()).orElse(wasActive ? EXPIRED : TOO_LATE);
    boolean asPeopleWished =
        request.endRequested().map(end -> !end.by().value().startsWith("system:")).orElse(false);
    return wasActive || asPeopleWished
        ? Endings.revoked(request, by, reason, now)
        : Endings.failed(request, by, reason, now);
  }
}
