package io.boundary.broker.reconcile;

import io.boundary.broker.grant.Grants;
import io.boundary.broker.grant.Sleeper;
import io.boundary.broker.port.AssignmentInventory;
import io.boundary.broker.port.LeaseListing;
import io.boundary.broker.port.ReconcileState;
import io.boundary.broker.port.RequestStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What reconciliation works with. */
public record ReconcilePorts(
    RequestStore store,
    LeaseListing leases,
    AssignmentInventory inventory,
    ReconcileState state,
    Grants grants,
    Clock clock,
    Sleeper sleeper) {

  /** Now, in whole milliseconds, which is what is stored. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
