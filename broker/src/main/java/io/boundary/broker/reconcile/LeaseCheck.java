package io.boundary.broker.reconcile;

import io.boundary.broker.grant.Grants;
import io.boundary.broker.grant.Removal;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.LeaseId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Compares one lease with its holder and with Identity Center. Only looks. */
final class LeaseCheck {

  /** Longer than any step, poll and janitor period together: nobody is working on it any more. */
  static final Duration STUCK_AFTER = Duration.ofMinutes(15);

  private final RequestStore store;
  private final Grants grants;
  private final Names names;
  private final Clock clock;

  LeaseCheck(RequestStore store, Grants grants, Names names, Clock clock) {
    this.store = store;
    this.grants = grants;
    this.names = names;
    this.clock = clock;
  }

  Checked check(LeaseId id, Instant deadline) {
    Optional<Lease> read = store.findLease(id).filter(lease -> lease.phase() != Lease.Phase.FREE);
    if (read.isEmpty() || clock.instant().isBefore(grants.times().quietAfter(read.get()))) {
      return new Checked.Fine();
    }
    Lease lease = read.get();
    if (Removal.isRemoval(lease)) {
      return new Checked.Abandoned(
          finding(Finding.Kind.STUCK, lease, "a removal by an operator was not finished"), lease);
    }
    return store
        .find(lease.holder())
        .map(holder -> check(lease, holder, deadline))
        .orElseGet(() -> stuck(lease, "its holder " + lease.holder() + " has no record"));
  }

  private Checked check(Lease lease, AccessRequest holder, Instant deadline) {
    Instant now = clock.instant();
    String request = lease.holder() + " is " + holder.status();
    if (holder.status() != RequestStatus.ACTIVE && holder.status() != RequestStatus.APPROVED) {
      // It may have been freed together with its holder's end, between the two reads.
      return isUnchanged(lease)
          ? stuck(lease, request + " and still holds it")
          : new Checked.Fine();
    }
    if (lease.phase() == Lease.Phase.RELEASING || holder.status() == RequestStatus.APPROVED) {
      return isOld(lease.stepUntil(), now)
          ? stuck(lease, request + " and its lease " + lease.phase() + ", but nobody works on it")
          : new Checked.Fine();
    }
    if (holder.mustEnd(now)) {
      Instant end = later(lease.stepUntil(), due(holder, now));
      return isOld(end, now)
          ? new Checked.Stuck(
              finding(Finding.Kind.STUCK, lease, end, request + " and should have ended"))
          : new Checked.Fine();
    }
    return assignment(lease, holder, deadline);
  }

  /** Looks twice, and at the lease again, before it says that the assignment is missing. */
  private Checked assignment(Lease lease, AccessRequest holder, Instant deadline) {
    if (isThere(lease, deadline)) {
      return new Checked.Fine();
    }
    if (isThere(lease, deadline) || !isUnchanged(lease)) {
      return new Checked.Fine();
    }
    return new Checked.Missing(
        finding(
            Finding.Kind.MISSING,
            lease,
            clock.instant(),
            lease.holder() + " is ACTIVE, and its assignment was removed outside Boundary"),
        holder);
  }

  private boolean isThere(Lease lease, Instant deadline) {
    return grants.look(lease.assignment(), deadline).exists();
  }

  private boolean isUnchanged(Lease lease) {
    return store
        .findLease(lease.id())
        .map(again -> again.version() == lease.version())
        .orElse(false);
  }

  private Checked stuck(Lease lease, String why) {
    return new Checked.Stuck(finding(Finding.Kind.STUCK, lease, why));
  }

  private Finding finding(Finding.Kind kind, Lease lease, String why) {
    return finding(kind, lease, lease.stepUntil(), why);
  }

  private Finding finding(Finding.Kind kind, Lease lease, Instant since, String why) {
    String set = names.of(lease.assignment().permissionSet());
    return new Finding(kind, lease.assignment(), set, since, why);
  }

  private static Instant due(AccessRequest holder, Instant now) {
    Instant end = holder.expiresAt().orElse(now);
    return holder.endRequested().map(asked -> earlier(asked.at(), end)).orElse(end);
  }

  private static boolean isOld(Instant since, Instant now) {
    return !now.isBefore(since.plus(STUCK_AFTER));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
