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
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** From APPROVED to ACTIVE: create the assignment, see it there, say so. */
final class Creation {

  /** Once frozen, nobody is let in any more, not even where a creation is under way. */
  static final String FROZEN = "granting is frozen";

  /** A creation that is begun with less time than this might be heard of by nobody. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(3);

  private final GrantPorts ports;
  private final Polling polling;

  Creation(GrantPorts ports) {
    this.ports = ports;
    this.polling = new Polling(ports);
  }

  /** The lease was taken in this very stint: nothing can be under way but what we begin now. */
  Turn begin(Position taken, Stint stint) {
    return create(taken, stint);
  }

  /** Whoever worked on it is gone: claim the step, find out what is there, and go on. */
  Turn resume(Position position, Stint stint) {
    Instant now = ports.now();
    Lease lease = position.held();
    if (lease.stepTakenByOther(stint.owner(), now)) {
      return Turn.stop(Duration.between(now, lease.stepUntil()), "somebody is working on it");
    }
    boolean idKnown = lease.creationRequestId().isPresent();
    Lease claimed = Leases.claimedToCreate(lease, stint, now, !idKnown);
    CommitResult result = ports.store().commit(Commit.of(claimed, !idKnown));
    return switch (result) {
      case CONFLICT -> new Turn.Again();
      case FROZEN -> giveUp(position.request(), FROZEN);
      case DONE -> goOn(new Position(position.request(), claimed), stint);
    };
  }

  private Turn goOn(Position claimed, Stint stint) {
    Lease lease = claimed.held();
    Instant deadline = stint.callDeadline(lease);
    if (lease.creationRequestId().isPresent()) {
      Operation known =
          Operation.inProgress(Operation.Kind.CREATE, lease.creationRequestId().get());
      return await(claimed, known, stint);
    }
    Optional<Operation> lost =
        ports.provisioner().inProgress(lease.assignment(), deadline).stream()
            .filter(operation -> operation.kind() == Operation.Kind.CREATE)
            .findFirst();
    if (lost.isPresent()) {
      return await(claimed, lost.get(), stint);
    }
    return ports.provisioner().exists(lease.assignment(), deadline)
        ? activate(claimed)
        : create(claimed, stint);
  }

  private Turn create(Position position, Stint stint) {
    Lease lease = position.held();
    if (ports.now().plus(LEAST_TIME).isAfter(stint.callDeadline(lease))) {
      return Turn.stop(Duration.ofSeconds(1), "too little time was left to begin");
    }
    Operation operation;
    try {
      operation = ports.provisioner().create(lease.assignment(), stint.callDeadline(lease));
    } catch (ProvisionerException e) {
      if (e.lasting() && e.effect() == ProvisionerException.Effect.NONE) {
        return refused(position, "Identity Center refused: " + e.getMessage());
      }
      throw e;
    }
    return await(position, operation, stint);
  }

  /** Notes the creation's id while it is polled, so that waiting costs one round trip, not two. */
  private Turn await(Position position, Operation operation, Stint stint) {
    Lease lease = position.held();
    if (operation.id().isEmpty() || operation.id().equals(lease.creationRequestId())) {
      return judge(position, polling.untilFinal(operation, stint.callDeadline(lease)));
    }
    Lease noted = Leases.creating(lease, operation.id().get());
    CompletableFuture<CommitResult> noting =
        ports.forks().fork(() -> ports.store().commit(Commit.of(noted, false)));
    Operation last;
    try {
      last = polling.untilFinal(operation, stint.callDeadline(lease));
    } finally {
      noting.exceptionally(failure -> CommitResult.CONFLICT).join();
    }
    return join(noting) == CommitResult.DONE
        ? judge(new Position(position.request(), noted), last)
        : new Turn.Again();
  }

  private Turn judge(Position position, Operation last) {
    return switch (last.state()) {
      case SUCCEEDED -> activate(position);
      case IN_PROGRESS ->
          Turn.stop(Duration.ofSeconds(2), "Identity Center is still creating the assignment");
      case FAILED ->
          giveUp(
              position.request(),
              "Identity Center could not create the assignment: "
                  + last.failure().orElse("it gave no reason"));
      case NOT_FOUND -> giveUp(position.request(), "Identity Center lost the creation");
    };
  }

  private Turn activate(Position position) {
    Instant now = ports.now();
    AccessRequest request = position.request();
    Revision revision =
        Revision.of(request, now)
            .edit(builder -> builder.activeAt(now).expiresAt(now.plus(request.duration())))
            .become(
                RequestStatus.ACTIVE, ports.by(Actor.WORKFLOW), "Identity Center reported success")
            .owe(Notice.GRANTED);
    if (request.approval().isPresent()) {
      revision.owe(Notice.APPROVER_OUTCOME);
    }
    Commit.RequestWrite write = revision.write();
    Lease settled = Leases.handedOver(position.held(), request.id(), now);
    CommitResult result =
        ports
            .store()
            .commit(
                new Commit(
                    List.of(write), Optional.of(new Commit.LeaseWrite(settled, false)), true));
    return switch (result) {
      case DONE -> new Turn.Next(new Position(write.request(), settled));
      case CONFLICT -> new Turn.Again();
      case FROZEN -> giveUp(request, FROZEN);
    };
  }

  /** The creation was surely not begun, which the lease remembers; the request ends. */
  private Turn refused(Position position, String reason) {
    Revision asked = Endings.asked(position.request(), Actor.WORKFLOW, reason, ports.now());
    Lease lease = Leases.notCreated(position.held());
    ports
        .store()
        .commit(
            new Commit(
                List.of(asked.write()), Optional.of(new Commit.LeaseWrite(lease, false)), false));
    return new Turn.Again();
  }

  /** Asks for the request's end; the release that follows cleans up whatever was begun. */
  Turn giveUp(AccessRequest request, String reason) {
    ports.store().commit(Endings.asked(request, Actor.WORKFLOW, reason, ports.now()).commit());
    return new Turn.Again();
  }
}
