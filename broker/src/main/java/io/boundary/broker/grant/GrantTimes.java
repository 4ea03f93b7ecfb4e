package io.boundary.broker.grant;

import java.time.Duration;

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
}
