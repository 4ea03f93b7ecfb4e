package io.boundary.sandbox.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The sandbox's time, as the page needs it. */
public interface PageTime {

  /** What time it is. */
  Instant now();

  /** What the sandbox's time was at this instant of real time. */
  Instant at(Instant real);

  /** Moves it forward. */
  void advance(Duration by);

  /** Runs the janitor. */
  void tick() throws IOException;
}
