package io.boundary.cli;

import io.boundary.broker.lifecycle.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Goes on with a piece of work until it is done, as the queue would, for as long as somebody who
 * waits at a terminal has patience. What is stored by then goes on by itself.
 */
final class UntilDone {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration EACH = Duration.ofSeconds(50);

  private final Clock clock;
  private final Consumer<Duration> pause;

  UntilDone(Clock clock, Consumer<Duration> pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** One attempt. */
  @FunctionalInterface
  interface Attempt {

    /**
     * Goes as far as it can.
     *
     * @param number how often it was tried before
     */
    Outcome make(int number, Instant deadline);
  }

  /** The last attempt's outcome. */
  Outcome run(Attempt attempt) {
    Instant end = clock.instant().plus(PATIENCE);
    for (int number = 0; ; number++) {
      Outcome outcome = attempt.make(number, clock.instant().plus(EACH));
      if (!(outcome instanceof Outcome.Later later)
          || clock.instant().plus(later.after()).isAfter(end)) {
        return outcome;
      }
      pause.accept(later.after());
    }
  }
}
