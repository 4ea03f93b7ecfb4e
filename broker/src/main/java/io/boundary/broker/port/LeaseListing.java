package io.boundary.broker.port;

import io.boundary.model.LeaseId;
import java.util.Optional;

/** The leases that are not FREE, for whoever must look at all of them. */
public interface LeaseListing {

  /**
   * A page of them, in an order that stays the same. May lag behind the last commits: the caller
   * reads each lease again before it acts.
   *
   * @param after the lease to go on after, whether or not there still is one of that id; empty for
   *     the first
   * @return the page; {@code next} is empty at the end
   */
  Page<LeaseId> live(Optional<LeaseId> after);
}
