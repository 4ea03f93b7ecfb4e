package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.LedgerEvent;
import java.util.List;
import java.util.Optional;

/**
 * One atomic change.
 *
 * @param requests requests to write, each only over the version before
 * @param lease the lease to write, only over the version before
 * @param unlessFrozen whether the commit lets somebody in, and so must fail while granting is
 *     frozen
 */
public record Commit(
    List<RequestWrite> requests, Optional<LeaseWrite> lease, boolean unlessFrozen) {

  public Commit {
    requests = List.copyOf(requests);
    if (requests.isEmpty() && lease.isEmpty()) {
      throw new IllegalArgumentException("a commit must change something");
    }
  }

  /** A change of a lease that is there. */
  public static Commit of(Lease lease, boolean unlessFrozen) {
    return new Commit(List.of(), Optional.of(new LeaseWrite(lease, false)), unlessFrozen);
  }

  /** A change of requests only. */
  public static Commit of(RequestWrite... requests) {
    return new Commit(List.of(requests), Optional.empty(), false);
  }

  /**
   * A request as it shall be, with the ledger events that say so.
   *
   * @param request its version is one more than the one that must be stored now; an older
   *     deployment's record, which has no version, counts as 0
   * @param isNew whether no request of that id may exist
   * @param events appended where their (request id, seq) do not exist
   */
  public record RequestWrite(AccessRequest request, boolean isNew, List<LedgerEvent> events) {

    public RequestWrite {
      events = List.copyOf(events);
    }
  }

  /**
   * A lease as it shall be.
   *
   * @param lease its version is one more than the one that must be stored now
   * @param isNew whether no lease of that id may exist
   */
  public record LeaseWrite(Lease lease, boolean isNew) {}
}
