package io.boundary.broker.simulation;

import io.boundary.model.AccessRequest;
import io.boundary.model.EndRequest;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** I1 to I3: what Identity Center holds against what is stored. */
final class Standing {

  /** Clocks of two processes differ by less. */
  private static final Duration SKEW = Duration.ofSeconds(1);

  /**
   * The longest that a grant may outlive its end once nothing goes wrong any more: a dead worker's
   * step, the wait for a creation nobody knows of, a janitor's period, and Identity Center's own
   * time for a creation and a deletion.
   */
  private static final Duration LATEST_END = Duration.ofMinutes(6);

  private final Town town;
  private final Watch watch;

  Standing(Town town, Watch watch) {
    this.town = town;
    this.watch = watch;
  }

  void check() {
    for (ControlPlane.Held held : town.identityCenter().present()) {
      if (held.ours() && holder(held).isEmpty()) {
        watch.breach("I1 orphan: " + held.assignment().leaseId());
      }
    }
    for (Lease lease : watch.leases()) {
      if (lease.phase() == Lease.Phase.HELD) {
        watch.request(lease.holder()).ifPresent(holder -> noGap(lease, holder));
      }
    }
  }

  private void noGap(Lease lease, AccessRequest holder) {
    boolean lives =
        holder.status() == RequestStatus.ACTIVE && !holder.mustEnd(town.wall().plus(SKEW));
    if (lives
        && !town.identityCenter().has(lease.assignment())
        && !town.identityCenter().removedByOthers(lease.assignment())) {
      watch.breach("I3 gap: " + holder.id() + " is ACTIVE without its assignment");
    }
  }

  /** The request that an assignment of ours belongs to, if that is live. */
  private Optional<AccessRequest> holder(ControlPlane.Held held) {
    return watch
        .lease(held.assignment())
        .filter(lease -> lease.phase() != Lease.Phase.FREE)
        .flatMap(lease -> watch.request(lease.holder()))
        .filter(
            request ->
                request.status() == RequestStatus.APPROVED
                    || request.status() == RequestStatus.ACTIVE);
  }

  /** I2: in calm weather, nothing outlives its end for long. */
  void overstays() {
    long late = LATEST_END.toMillis();
    if (town.fibers().now() < town.calmSince() + late) {
      return;
    }
    for (ControlPlane.Held held : town.identityCenter().present()) {
      if (held.ours()) {
        holder(held)
            .flatMap(Standing::end)
            .filter(end -> town.wall().isAfter(end.plus(LATEST_END)))
            .filter(end -> !town.isPoisoned(holder(held).orElseThrow().id()))
            .ifPresent(end -> watch.breach("I2 overstay: " + held.assignment().leaseId()));
      }
    }
  }

  private static Optional<Instant> end(AccessRequest request) {
    return request.endRequested().map(EndRequest::at).or(request::expiresAt);
  }
}
