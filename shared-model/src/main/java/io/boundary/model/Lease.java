package io.boundary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The right to act on one assignment. All granting and ending of an assignment goes through its
 * lease.
 *
 * @param version the number of writes; each write is conditional on the one before
 * @param holder the request that the assignment belongs to (or last belonged to, when FREE)
 * @param stepOwner the actor that may call Identity Center until {@code stepUntil}; nobody else may
 * @param creations how many creations were begun since the lease was taken; more than one, or one
 *     without {@code creationRequestId}, means that a creation may be in progress that only a
 *     listing shows
 * @param deletions the same for deletions
 * @param creationRequestId Identity Center's id of the latest creation, once known
 * @param deletionRequestId Identity Center's id of the latest deletion, once known
 * @param notBefore while FREE: the earliest time at which it may be taken again
 */
public record Lease(
    LeaseId id,
    long version,
    Assignment assignment,
    RequestId holder,
    Phase phase,
    String stepOwner,
    Instant stepUntil,
    int creations,
    int deletions,
    Optional<String> creationRequestId,
    Optional<String> deletionRequestId,
    Instant notBefore) {

  /** Where a lease stands. */
  public enum Phase {
    HELD,
    RELEASING,
    FREE
  }

  public Lease {
    if (!id.equals(assignment.leaseId())) {
      throw new IllegalArgumentException("lease `" + id + "` is of another assignment");
    }
  }

  /** Whether an actor other than {@code actor} may still be calling Identity Center. */
  public boolean stepTakenByOther(String actor, Instant now) {
    return phase != Phase.FREE && !stepOwner.equals(actor) && now.isBefore(stepUntil);
  }

  /** Whether {@code request} holds this lease, so that the assignment is its own. */
  public boolean isHeldBy(RequestId request) {
    return phase != Phase.FREE && holder.equals(request);
  }
}
