package io.boundary.broker.grant;

import java.time.Duration;

/** Waits; injected, so that tests move time instead of spending it. */
@FunctionalInterface
public interface Sleeper {

  /** Returns after that time. */
  void sleep(Duration time);
}
