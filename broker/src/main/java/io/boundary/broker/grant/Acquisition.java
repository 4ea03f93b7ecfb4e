package io.boundary.broker.grant;

import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a request can come to its assignment, from what stands; decided purely. */
sealed interface Acquisition {

  /** The way is free: take the lease, over the one that was read if there is one. */
  record Take(Optional<Lease> over) implements Acquisition {}

  /** The same person holds it: take it over from that request. */
  record Extend(AccessRequest holder, Lease lease) implements Acquisition {}

  /** The same person holds it for longer than this would. */
  record Shorter(AccessRequest holder) implements Acquisition {}

  /** The assignment is there and not ours. */
  record Standing() implements Acquisition {}

  /** The holder's assignment was removed by somebody else: end the holder first. */
  record Lost(AccessRequest holder) implements Acquisition {}

  /** Something is on its way: look again. */
  record Wait(Duration after, String why) implements Acquisition {}

  /** Which of these it is. */
  static Acquisition of(
      Look look,
      Duration duration,
      Function<Lease, Optional<AccessRequest>> holderOf,
      GrantTimes times,
      Instant now) {
    if (look.lease().isEmpty()) {
      return look.exists() ? new Standing() : new Take(Optional.empty());
    }
    Lease lease = look.lease().get();
    return switch (lease.phase()) {
      case FREE -> overFree(lease, look.exists(), times, now);
      case RELEASING ->
          new Wait(Duration.ofSeconds(2), "the access you had is being taken back first");
      case HELD ->
          holderOf
              .apply(lease)
              .map(holder -> overHolder(holder, look, duration, times, now))
              .orElseThrow(
                  () -> new IllegalStateException("lease " + lease.id() + " has no holder"));
    };
  }

  private static Acquisition overFree(Lease lease, boolean exists, GrantTimes times, Instant now) {
    if (now.isBefore(lease.notBefore())) {
      return new Wait(
          Duration.between(now, lease.notBefore()), "the access you had has only just ended");
    }
    if (!exists) {
      return new Take(Optional.of(lease));
    }
    return now.isBefore(lease.notBefore().plus(times.recent()))
        ? new Wait(Duration.ofSeconds(5), "the access you had has only just ended")
        : new Standing();
  }

  private static Acquisition overHolder(
      AccessRequest holder, Look look, Duration duration, GrantTimes times, Instant now) {
    Lease lease = look.lease().orElseThrow();
    boolean settled =
        holder.status() == RequestStatus.ACTIVE
            && !holder.mustEnd(now)
            && !now.isBefore(lease.stepUntil());
    if (!settled) {
      return new Wait(Duration.ofSeconds(2), "another request of yours for this is on its way");
    }
    if (!look.exists()) {
      // A listing may lag behind a grant that has only just been made.
      return now.isBefore(lease.stepUntil().plus(times.recent()))
          ? new Wait(Duration.ofSeconds(5), "the access you have has only just been granted")
          : new Lost(holder);
    }
    return outlasts(holder, now.plus(duration)) ? new Extend(holder, lease) : new Shorter(holder);
  }

  /** Whether that end comes after the holder's. */
  static boolean outlasts(AccessRequest holder, Instant end) {
    return holder.expiresAt().map(end::isAfter).orElse(false);
  }
}
