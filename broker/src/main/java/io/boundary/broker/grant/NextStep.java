package io.boundary.broker.grant;

import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import java.time.Instant;
import java.util.Optional;

/** What is to be done for a request next, from what is stored alone. */
enum NextStep {
  /** Nothing now. */
  NONE,
  /** APPROVED, and not yet holder of its lease. */
  ACQUIRE,
  /** APPROVED and holder: create the assignment, or find out what became of its creation. */
  CREATE,
  /** Its end has come: delete the assignment. */
  RELEASE,
  /**
   * APPROVED without ever having held the lease, and its end has come: there is nothing to delete.
   */
  ABANDON,
  /** ACTIVE without a lease, as an older deployment left it. */
  ADOPT;

  static NextStep of(AccessRequest request, Optional<Lease> lease, Instant now) {
    boolean holds = lease.map(l -> l.isHeldBy(request.id())).orElse(false);
    boolean releasing = holds && lease.get().phase() == Lease.Phase.RELEASING;
    boolean ending = releasing || request.mustEnd(now);
    return switch (request.status()) {
      case PENDING_APPROVAL, DENIED, REVOKED, ERROR -> NONE;
      case APPROVED -> {
        if (holds) {
          yield ending ? RELEASE : CREATE;
        }
        yield ending ? ABANDON : ACQUIRE;
      }
      case ACTIVE -> {
        if (!holds) {
          yield ADOPT;
        }
        yield ending ? RELEASE : NONE;
      }
    };
  }
}
