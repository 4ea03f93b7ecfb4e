package io.boundary.broker.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A clock to hold the deadline of an own step against. It is the wall clock, but where that is put
 * back it goes on as time passes: else a process that stood still, past its step and past the
 * moment at which the clock was put back, would take its step for still its own, when another has
 * long claimed it. Once any step that was claimed before must be over, it is the wall clock again.
 *
 * <p>Only for that: whether a step of others is over is judged by the wall clock, which all share.
 */
public final class SteadyClock extends Clock {

  /** No clock is put back that far: then it is the ticks that jumped, as in a restored snapshot. */
  private static final Duration FARTHEST = Duration.ofHours(2);

  private final Clock wall;
  private final LongSupplier ticks;
  private final Duration held;
  private Instant last;
  private long lastTick;
  private Optional<Long> behindSince = Optional.empty();

  /**
   * A clock over the wall clock.
   *
   * @param ticks nanoseconds since any moment; never put back
   * @param longestStep after that long it follows a wall clock that was put back
   */
  public SteadyClock(Clock wall, LongSupplier ticks, Duration longestStep) {
    this.wall = wall;
    this.ticks = ticks;
    this.held = longestStep;
    this.last = wall.instant();
    this.lastTick = ticks.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    long tick = ticks.getAsLong();
    Instant steady = last.plusNanos(tick - lastTick);
    Instant now = wall.instant();
    boolean behind = now.isBefore(steady) && steady.isBefore(now.plus(FARTHEST));
    last = isHeld(behind, tick) ? steady : now;
    lastTick = tick;
    return last;
  }

  /** Whether the wall clock was put back, and not so long ago that every step has ended since. */
  private boolean isHeld(boolean behind, long tick) {
    behindSince = behind ? behindSince.or(() -> Optional.of(tick)) : Optional.empty();
    boolean over = behindSince.map(since -> tick - since >= held.toNanos()).orElse(true);
    if (over) {
      behindSince = Optional.empty();
    }
    return !over;
  }

  @Override
  public ZoneId getZone() {
    return wall.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SteadyClock(wall.withZone(zone), ticks, held);
  }
}
