package io.boundary.broker.grant;

import io.boundary.model.Lease;
import java.time.Duration;
import java.time.Instant;

/**
 * The times that fence a step.
 *
 * @param step how long an actor may own a step at most
 * @param skew how far two clocks may be apart: outward calls end that much before the step does
 * @param grace how long a released lease stays closed
 * @param recent how long after that an assignment that is still listed counts as an echo of ours
 *     rather than as somebody's standing one
 */
public record GrantTimes(Duration step, Duration skew, Duration grace, Duration recent) {

  /** For production. */
  public static final GrantTimes DEFAULT =
      new GrantTimes(
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(30));

  /**
   * From when on what Identity Center lists for a lease's assignment is how it stands: nobody works
   * on the lease any more, and no call of whoever did is under way.
   */
  public Instant quietAfter(Lease lease) {
    return lease.stepUntil().plus(recent);
  }

  /**
   * Whether an assignment that was listed may be the one of this lease.
   *
   * @param listedFrom when the listing began
   */
  public boolean mayBeOurs(Lease lease, Instant listedFrom) {
    return lease.phase() != Lease.Phase.FREE || listedFrom.isBefore(lease.notBefore().plus(recent));
  }
}
