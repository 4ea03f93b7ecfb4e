package io.boundary.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The calls that a process may make within one of AWS's quotas: a token bucket, shared by all its
 * callers. Every attempt takes a token.
 *
 * <p>A quota is shared by processes that know nothing of each other, so that the bucket listens:
 * while AWS throttles, it gives a quarter less (once in half a second at most), and then more again
 * up to its own share, however much that was: slowly at first, and faster the longer it goes well.
 * Processes that do so come to even rates near the quota (additive increase, multiplicative
 * decrease).
 *
 * <p>It keeps the time at which the bucket would be full again (the generic cell rate algorithm).
 * Safe to call from any thread.
 */
public final class CallBudget {

  /** What is left of the rate after a throttling. */
  private static final double CUT = 0.75;

  /** Throttlings that come together are one. */
  private static final Duration TOGETHER = Duration.ofMillis(500);

  /** Calls a second that are won back after one second; after two it is four times that. */
  private static final double REGAIN = 0.1;

  /** However hard AWS throttles, somebody must find out when it stops. */
  private static final double LEAST_PER_SECOND = 0.5;

  private static final double NANOS_PER_SECOND = 1e9;

  private final double share;
  private final int burst;
  private final Clock clock;
  private final Sleeper sleeper;
  private double rate;
  private Instant rateSince = Instant.MIN;
  private Instant lastCut = Instant.MIN;
  private Instant fullAgain = Instant.EPOCH;
  private Instant lastSeen = Instant.EPOCH;

  /**
   * A full bucket.
   *
   * @param callsPerSecond the most that this process may use of the quota, more than 0
   * @param burst how many calls may go at once after a pause, at least 1
   */
  public CallBudget(double callsPerSecond, int burst, Clock clock, Sleeper sleeper) {
    if (!(callsPerSecond > 0) || burst < 1) {
      throw new IllegalArgumentException("rate must be more than 0, and burst at least 1");
    }
    this.share = callsPerSecond;
    this.rate = callsPerSecond;
    this.burst = burst;
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

  /** AWS said that it was too much. */
  public synchronized void throttled() {
    Instant now = seen();
    if (lastCut.isAfter(now.minus(TOGETHER))) {
      return;
    }
    rate = Math.max(Math.min(LEAST_PER_SECOND, share), current(now) * CUT);
    rateSince = now;
    lastCut = now;
  }

  /** The calls a second that it gives now. */
  public synchronized double callsPerSecond() {
    return current(seen());
  }

  /** How long to wait, or a negative time where that would be too long. */
  private synchronized Duration reserve(Instant deadline) {
    Instant now = seen();
    Duration interval = Duration.ofNanos((long) (NANOS_PER_SECOND / current(now)));
    Instant from = fullAgain.isAfter(now) ? fullAgain : now;
    Duration early = Duration.between(now, from).minus(interval.multipliedBy(burst - 1L));
    Duration wait = early.isNegative() ? Duration.ZERO : early;
    if (!now.plus(wait).isBefore(deadline)) {
      return Duration.ofNanos(-1);
    }
    fullAgain = from.plus(interval);
    return wait;
  }

  private double current(Instant now) {
    if (rate >= share) {
      return share;
    }
    double seconds = Duration.between(rateSince, now).toNanos() / NANOS_PER_SECOND;
    return Math.min(share, rate + REGAIN * seconds * seconds);
  }

  /** Now; a clock that was put back must not make everybody wait for the time that it lost. */
  private Instant seen() {
    Instant now = clock.instant();
    if (now.isBefore(lastSeen)) {
      Duration lost = Duration.between(now, lastSeen);
      fullAgain = fullAgain.minus(lost);
      rateSince = rateSince.equals(Instant.MIN) ? rateSince : rateSince.minus(lost);
      lastCut = lastCut.equals(Instant.MIN) ? lastCut : lastCut.minus(lost);
    }
    lastSeen = now;
    return now;
  }
}
