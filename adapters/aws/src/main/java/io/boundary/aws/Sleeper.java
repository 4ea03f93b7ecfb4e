package io.boundary.aws;

import java.time.Duration;

/** Lets time pass; in tests, moves it. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits that long.
   *
   * @return false where the wait was interrupted (the thread's flag stays set): give up
   */
  boolean sleep(Duration time);

  /** Puts the calling thread to sleep. */
  static Sleeper ofThread() {
    return time -> {
      try {
        Thread.sleep(time.toMillis());
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
