package io.boundary.broker;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a request takes to settle in this sweep. An end that is cut off half-way costs the next
 * sweep more calls than one that was not begun, so that none is begun that will hardly be finished.
 * Safe to call from any thread.
 */
final class Pace {

  /** However slow it goes, no more time than that is left unused. */
  private static final Duration KEPT_AT_MOST = Duration.ofSeconds(20);

  /** The weight of what came before: one that hangs must not hold up all others. */
  private static final int BEFORE = 15;

  private Duration usual = Duration.ZERO;

  /** One took so long. */
  synchronized void took(Duration time) {
    if (!time.isNegative()) {
      usual = usual.multipliedBy(BEFORE).plus(time).dividedBy(BEFORE + 1L);
    }
  }

  /**
   * Whether another would probably be settled before the deadline. Most of the usual time is
   * waiting for a turn among many; the last ones wait for fewer and fewer, and take less of it.
   */
  synchronized boolean leavesTimeForAnother(Instant now, Instant deadline) {
    Duration least = usual.multipliedBy(2).dividedBy(3);
    return now.plus(least.compareTo(KEPT_AT_MOST) < 0 ? least : KEPT_AT_MOST).isBefore(deadline);
  }
}
