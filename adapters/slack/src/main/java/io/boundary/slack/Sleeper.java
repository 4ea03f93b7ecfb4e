package io.boundary.slack;

import java.time.Duration;

/** Waits; injected, so that no test does. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration time) throws InterruptedException;
}
