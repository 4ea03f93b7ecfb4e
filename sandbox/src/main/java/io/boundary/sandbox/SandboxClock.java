package io.boundary.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A clock that runs with another one and can be moved forward. */
public final class SandboxClock extends Clock {

  private final Clock real;
  private final NavigableMap<Instant, Duration> moves = new TreeMap<>();
  private Duration offset = Duration.ZERO;

  /** Not moved yet. */
  public SandboxClock(Clock real) {
    this.real = real;
  }

  /**
   * Moves time forward.
   *
   * @throws IllegalArgumentException where it would move back: leases and the ledger rely on time
   */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time moves forward only");
    }
    offset = offset.plus(by);
    moves.put(real.instant(), offset);
  }

  /** What this clock showed at an instant of real time. */
  public synchronized Instant at(Instant realTime) {
    Map.Entry<Instant, Duration> last = moves.floorEntry(realTime);
    return last == null ? realTime : realTime.plus(last.getValue());
  }

  /** How far it is ahead of real time. */
  public synchronized Duration offset() {
    return offset;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset());
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    SandboxClock moved = new SandboxClock(real.withZone(zone));
    moved.advance(offset());
    return moved;
  }
}
