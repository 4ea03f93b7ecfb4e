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
    return new Lease(
        assignment.leaseId(),
        over.map(Lease::version).orElse(0L) + 1,
        assignment,
        holder,
        Lease.Phase.HELD,
        stint.owner(),
        stint.stepUntil(now),
        1,
        0,
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  /** Held by a request whose assignment is there already, with no step under way. */
  static Lease adopted(Assignment assignment, Optional<Lease> over, RequestId holder, Instant now) {
    return new Lease(
        assignment.leaseId(),
        over.map(Lease::version).orElse(0L) + 1,
        assignment,
        holder,
        Lease.Phase.HELD,
        "adopted",
        now,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  /** Claimed to go on with a creation; {@code another}: a further creation is about to begin. */
  static Lease claimedToCreate(Lease lease, Stint stint, Instant now, boolean another) {
    return new Lease(
        lease.id(),
        lease.version() + 1,
        lease.assignment(),
        lease.holder(),
        Lease.Phase.HELD,
        stint.owner(),
        stint.stepUntil(now),
        lease.creations() + (another ? 1 : 0),
        lease.deletions(),
        lease.creationRequestId(),
        lease.deletionRequestId(),
        lease.notBefore());
  }

  /** Claimed to delete. */
  static Lease claimedToRelease(Lease lease, Stint stint, Instant now) {
    return new Lease(
        lease.id(),
        lease.version() + 1,
        lease.assignment(),
        lease.holder(),
        Lease.Phase.RELEASING,
        stint.owner(),
        stint.stepUntil(now),
        lease.creations(),
        lease.deletions() + 1,
        lease.creationRequestId(),
        lease.deletionRequestId(),
        lease.notBefore());
  }

  /** The creation's id is known. */
  static Lease creating(Lease lease, String creationRequestId) {
    return new Lease(
        lease.id(),
        lease.version() + 1,
        lease.assignment(),
        lease.holder(),
        lease.phase(),
        lease.stepOwner(),
        lease.stepUntil(),
        lease.creations(),
        lease.deletions(),
        Optional.of(creationRequestId),
        lease.deletionRequestId(),
        lease.notBefore());
  }

  /** The deletion's id is known. */
  static Lease deleting(Lease lease, String deletionRequestId) {
    return new Lease(
        lease.id(),
        lease.version() + 1,
        lease.assignment(),
        lease.holder(),
        lease.phase(),
        lease.stepOwner(),
        lease.stepUntil(),
        lease.creations(),
        lease.deletions(),
        lease.creationRequestId(),
        Optional.of(deletionRequestId),
        lease.notBefore());
  }

  /** Held by another request from now on; nobody's step. */
  static Lease handedOver(Lease lease, RequestId holder, Instant now) {
    return new Lease(
        lease.id(),
        lease.version() + 1,
        lease.assignment(),
        holder,
        Lease.Phase.HELD,
        lease.stepOwner(),
        earlier(now, lease.stepUntil()),
        lease.creations(),
        lease.deletions(),
        lease.creationRequestId(),
        lease.deletionRequestId(),
        lease.notBefore());
  }

  /** Nobody's, and closed until {@code notBefore}. */
  static Lease freed(Lease lease, Instant now, Instant notBefore) {
    return new Lease(
        lease.id(),
        lease.version() + 1,
        lease.assignment(),
        lease.holder(),
        Lease.Phase.FREE,
        lease.stepOwner(),
        earlier(now, lease.stepUntil()),
        lease.creations(),
        lease.deletions(),
        lease.creationRequestId(),
        lease.deletionRequestId(),
        notBefore);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
