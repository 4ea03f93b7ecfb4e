package io.boundary.slack;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When one delivery or look-up must be over, whatever Slack does; a wall clock that steps changes
 * nothing.
 *
 * @param ticks nanoseconds that only ever grow
 * @param end the ticks at which it is over
 */
record Deadline(LongSupplier ticks, long end) {

  static Deadline in(Duration time, LongSupplier ticks) {
    return new Deadline(ticks, ticks.getAsLong() + time.toNanos());
  }

  /** The time left, negative when it is over. */
  Duration left() {
    return Duration.ofNanos(end - ticks.getAsLong());
  }
}
