package io.boundary.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much time the delivery that this thread handles has left. One time for all calls, so that a
 * slow first one at a cold start may use what a later one does not need, and the whole still ends
 * before Slack stops waiting.
 */
final class TimeLeft {

  private static final int UNTIMED_MILLIS = 2_000;
  private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

  private TimeLeft() {}

  /** Starts (again) with this much time. */
  static void start(Duration time) {
    END.set(System.nanoTime() + time.toNanos());
  }

  static void stop() {
    END.remove();
  }

  /** Milliseconds, 0 when the time is up. */
  static int millis() {
    Long end = END.get();
    return end == null
        ? UNTIMED_MILLIS
        : (int) Math.max(0, Duration.ofNanos(end - System.nanoTime()).toMillis());
  }
}
