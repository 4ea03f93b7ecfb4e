package io.boundary.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When one delivery or look-up must be over, whatever Slack does. */
record Deadline(Clock clock, Instant end) {

  static Deadline in(Duration time, Clock clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  /** The time left, negative when it is over. */
  Duration left() {
    return Duration.between(clock.instant(), end);
  }
}
