package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Rig;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The faults are over and time goes on: everything must come to its end by itself. */
final class Settling {

  private static final Duration STEP = Duration.ofSeconds(75);
  private static final Duration PAST_EVERY_GRANT = Duration.ofHours(13);
  private static final Duration PAST_EVERY_PAUSE = Duration.ofMinutes(16);
  private static final Duration LOOK = Duration.ofMillis(1_500);

  /** Looking reads every record: on a busy machine it must not take the time of those who work. */
  private static final int LOOKING_TAKES = 4;

  private final Rig rig;
  private final Timeline timeline;
  private final Duration patience;

  /**
   * Settling.
   *
   * @param patience real time for messages, and again for records
   */
  Settling(Rig rig, Timeline timeline, Duration patience) {
    this.rig = rig;
    this.timeline = timeline;
    this.patience = patience;
  }

  /** Whether all came to rest in time. */
  boolean settled() {
    boolean worked = until(STEP, () -> rig.aws.isQueueEmpty());
    advance(PAST_EVERY_GRANT);
    return until(PAST_EVERY_PAUSE, this::everythingIsOver) && worked;
  }

  private boolean until(Duration step, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    Map<String, Long> left = Map.of();
    while (true) {
      long began = System.nanoTime();
      if (condition.getAsBoolean()) {
        return true;
      }
      if (System.nanoTime() > end) {
        return false;
      }
      Map<String, Long> now = unfinished();
      if (now.equals(left)) {
        advance(step); // whoever works is not hurried on: time is moved for whoever waits
      }
      left = now;
      pause(Duration.ofNanos(System.nanoTime() - began).multipliedBy(LOOKING_TAKES));
    }
  }

  private static void pause(Duration atLeast) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.max(LOOK.toMillis(), atLeast.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What is left to do, by its kind. */
  private Map<String, Long> unfinished() {
    Map<String, Long> left = new TreeMap<>();
    for (Books record : Books.of(rig)) {
      left.merge(record.status(), 1L, Long::sum);
      left.merge("words", record.owesWords() ? 1L : 0L, Long::sum);
      left.merge("changes", record.number("version").orElse(0.0).longValue(), Long::sum);
    }
    return left;
  }

  private boolean everythingIsOver() {
    return rig.aws.isQueueEmpty()
        && Books.of(rig).stream()
            .allMatch(record -> record.isFinal() && !record.owesWords() && record.isCounted());
  }

  private void advance(Duration by) {
    rig.control.advance(by);
    timeline.moved(System.currentTimeMillis() / 1000.0, rig.control.ahead());
  }
}
