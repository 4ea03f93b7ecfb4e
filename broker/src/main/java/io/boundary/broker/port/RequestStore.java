package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.LeaseId;
import io.boundary.model.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where requests, leases and the ledger are kept. Every change is one {@link Commit}: all of it or
 * nothing, and only over the versions that the caller has read.
 */
public interface RequestStore {

  /** The request as last committed (a consistent read), or empty. */
  Optional<AccessRequest> find(RequestId id);

  /** The lease as last committed (a consistent read), or empty. */
  Optional<Lease> findLease(LeaseId id);

  /**
   * Applies all of the commit or nothing.
   *
   * @throws StoreException where it cannot be told whether the commit took effect, or the store is
   *     out of reach; the caller reads again before it acts
   */
  CommitResult commit(Commit commit);

  /**
   * Requests whose {@link AccessRequest#dueAt()} is at or before {@code until}, earliest first. May
   * lag behind the last commits: the caller reads each request again before it acts.
   */
  Page<RequestId> due(Instant until, Optional<String> cursor);

  /**
   * Unfinished requests that an older deployment wrote (no version, no due time), any order. May
   * lag.
   */
  Page<RequestId> unversioned(Optional<String> cursor);
}
