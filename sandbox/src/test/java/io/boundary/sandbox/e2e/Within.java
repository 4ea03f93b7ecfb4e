package io.boundary.sandbox.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what can be observed, with a deadline. */
public final class Within {

  /** Long enough for a busy machine; a test that passes never takes it. */
  public static final Duration USUAL = Duration.ofSeconds(30);

  private static final long PAUSE_MILLIS = 40;

  private Within() {}

  /** Looks until it holds; an error that says what was waited for and {@code seen} otherwise. */
  public static void usual(String what, Condition condition, Supplier<?> seen) {
    if (!holds(USUAL, condition)) {
      throw new AssertionError(what + " did not come about; seen: " + seen.get());
    }
  }

  /** Looks until it holds, at most so long; whether it came to hold. */
  public static boolean holds(Duration atMost, Condition condition) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() > end) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Something to look at. */
  @FunctionalInterface
  public interface Condition {

    boolean holds() throws Exception;
  }
}
