package io.boundary.aws.identitycenter;

import io.boundary.aws.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets calls through at a steady rate, with a small burst after a pause: the quota is counted over
 * all of sso-admin together, so that one limiter is shared by all its callers.
 *
 * <p>It keeps the time at which the bucket would be full again (the generic cell rate algorithm).
 */
public final class RateLimiter {

  /** The quota of all sso-admin calls together. */
  public static final int CALLS_PER_SECOND = 20;

  private static final int BURST = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Duration interval;
  private final Duration allowance;
  private final Clock clock;
  private final Sleeper sleeper;
  private Instant fullAgain = Instant.EPOCH;
  private Instant lastSeen = Instant.EPOCH;

  /** A limiter at the quota. */
  public RateLimiter(Clock clock, Sleeper sleeper) {
    this(CALLS_PER_SECOND, BURST, clock, sleeper);
  }

  /**
   * A limiter.
   *
   * @param burst how many calls may go at once after a pause, at least 1
   */
  public RateLimiter(int callsPerSecond, int burst, Clock clock, Sleeper sleeper) {
    if (callsPerSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("rate and burst must be at least 1");
    }
    this.interval = Duration.ofNanos(NANOS_PER_SECOND / callsPerSecond);
    this.allowance = interval.multipliedBy(burst - 1L);
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Waits for the caller's turn.
   *
   * @return false, without a wait and without using a turn up, where the turn would come only at or
   *     after the deadline; also where the wait was interrupted
   */
  public boolean acquire(Instant deadline) {
    Duration wait = reserve(deadline);
    if (wait.isNegative()) {
      return false;
    }
    return wait.isZero() || sleeper.sleep(wait);
  }

  /** How long to wait, or a negative time where that would be too long. */
  private synchronized Duration reserve(Instant deadline) {
    Instant now = clock.instant();
    followStepsBack(now);
    Instant from = fullAgain.isAfter(now) ? fullAgain : now;
    Duration early = Duration.between(now, from).minus(allowance);
    Duration wait = early.isNegative() ? Duration.ZERO : early;
    if (!now.plus(wait).isBefore(deadline)) {
      return Duration.ofNanos(-1);
    }
    fullAgain = from.plus(interval);
    return wait;
  }

  /** A clock that was put back must not make everybody wait for the time that it lost. */
  private void followStepsBack(Instant now) {
    if (now.isBefore(lastSeen)) {
      fullAgain = fullAgain.minus(Duration.between(now, lastSeen));
    }
    lastSeen = now;
  }
}
