package io.boundary.broker.grant;

import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.RequestId;
import java.time.Instant;
import java.util.Optional;

/** The lease's changes. Each gives the lease as it shall be, one version on. */
final class Leases {

  private Leases() {}

  /** Held by a request that is about to create the assignment. */
  static Lease taken(
      Assignment assignment, Optional<Lease> over, RequestId holder, Stint stint, Instant now) {
    return begun(assignment, over, holder, stint.owner(), stint.stepUntil(now), 1);
  }

  /** Held by a request whose assignment is there already, with no step under way. */
  static Lease adopted(Assignment assignment, Optional<Lease> over, RequestId holder, Instant now) {
    return begun(assignment, over, holder, "adopted", now, 0);
  }

  private static Lease begun(
      Assignment assignment,
      Optional<Lease> over,
      RequestId holder,
      String owner,
      Instant until,
      int creations) {
    return new Lease(
        assignment.leaseId(),
        over.map(Lease::version).orElse(0L) + 1,
        assignment,
        holder,
        Lease.Phase.HELD,
        owner,
        until,
        creations,
        0,
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  /**
   * Closed by whoever removes an assignment that is not Boundary's; {@code holder} is an id of
   * which there is no request.
   */
  static Lease closed(
      Assignment assignment, Optional<Lease> over, RequestId holder, Stint stint, Instant now) {
    Lease begun = begun(assignment, over, holder, stint.owner(), stint.stepUntil(now), 0);
    Next next = new Next(begun);
    next.phase = Lease.Phase.RELEASING;
    next.deletions = 1;
    return next.sameVersion();
  }

  /** Claimed to go on with a creation; {@code another}: a further creation is about to begin. */
  static Lease claimedToCreate(Lease lease, Stint stint, Instant now, boolean another) {
    Next next = new Next(lease).step(stint.owner(), stint.stepUntil(now));
    next.creations += another ? 1 : 0;
    return next.build();
  }

  /** Claimed to delete. */
  static Lease claimedToRelease(Lease lease, Stint stint, Instant now) {
    Next next = new Next(lease).step(stint.owner(), stint.stepUntil(now));
    next.phase = Lease.Phase.RELEASING;
    next.deletions++;
    return next.build();
  }

  /** The creation that was to begin was refused. */
  static Lease notCreated(Lease lease) {
    Next next = new Next(lease);
    next.creations--;
    return next.build();
  }

  /** The creation's id is known. */
  static Lease creating(Lease lease, String creationRequestId) {
    Next next = new Next(lease);
    next.creationRequestId = Optional.of(creationRequestId);
    return next.build();
  }

  /** The deletion's id is known. */
  static Lease deleting(Lease lease, String deletionRequestId) {
    Next next = new Next(lease);
    next.deletionRequestId = Optional.of(deletionRequestId);
    return next.build();
  }

  /** Held by another request from now on (or by the same one, its step done); nobody's step. */
  static Lease handedOver(Lease lease, RequestId holder, Instant now) {
    Next next = new Next(lease).step(lease.stepOwner(), earlier(now, lease.stepUntil()));
    next.holder = holder;
    return next.build();
  }

  /** Nobody's, and closed until {@code notBefore}. */
  static Lease freed(Lease lease, Instant now, Instant notBefore) {
    Next next = new Next(lease).step(lease.stepOwner(), earlier(now, lease.stepUntil()));
    next.phase = Lease.Phase.FREE;
    next.notBefore = notBefore;
    return next.build();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** The next version of a lease; what is not set stays. */
  private static final class Next {
    private final Lease lease;
    private RequestId holder;
    private Lease.Phase phase;
    private String stepOwner;
    private Instant stepUntil;
    private int creations;
    private int deletions;
    private Optional<String> creationRequestId;
    private Optional<String> deletionRequestId;
    private Instant notBefore;

    private Next(Lease lease) {
      this.lease = lease;
      holder = lease.holder();
      phase = lease.phase();
      stepOwner = lease.stepOwner();
      stepUntil = lease.stepUntil();
      creations = lease.creations();
      deletions = lease.deletions();
      creationRequestId = lease.creationRequestId();
      deletionRequestId = lease.deletionRequestId();
      notBefore = lease.notBefore();
    }

    private Next step(String owner, Instant until) {
      stepOwner = owner;
      stepUntil = until;
      return this;
    }

    private Lease build() {
      return version(lease.version() + 1);
    }

    private Lease sameVersion() {
      return version(lease.version());
    }

    private Lease version(long version) {
      return new Lease(
          lease.id(),
          version,
          lease.assignment(),
          holder,
          phase,
          stepOwner,
          stepUntil,
          creations,
          deletions,
          creationRequestId,
          deletionRequestId,
          notBefore);
    }
  }
}
