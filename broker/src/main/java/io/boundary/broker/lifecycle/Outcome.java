package io.boundary.broker.lifecycle;

import java.time.Duration;

/** Whether a piece of work is finished. */
public sealed interface Outcome {

  /** Nothing more to do for this message now. */
  record Done() implements Outcome {}

  /** Look again after that time; what is stored says how to go on. */
  record Later(Duration after, String why) implements Outcome {}

  /** The usual end. */
  Outcome DONE = new Done();

  /** See {@link Later}; a delay is at least a second. */
  static Outcome later(Duration after, String why) {
    Duration least = Duration.ofSeconds(1);
    return new Later(after.compareTo(least) < 0 ? least : after, why);
  }
}
