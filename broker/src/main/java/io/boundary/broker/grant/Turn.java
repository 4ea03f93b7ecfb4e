package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Outcome;
import java.time.Duration;

/** What one step came to. */
sealed interface Turn {

  /** Go on from here. */
  record Next(Position position) implements Turn {}

  /** Something changed under us, or may have: read again and go on from that. */
  record Again() implements Turn {}

  /** Not to be finished now. */
  record Stop(Outcome.Later later) implements Turn {}

  static Turn stop(Duration after, String why) {
    return new Stop((Outcome.Later) Outcome.later(after, why));
  }
}
