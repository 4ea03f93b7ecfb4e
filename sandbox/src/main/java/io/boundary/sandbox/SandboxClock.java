package io.boundary.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs with another one and can be moved forward. */
public final class SandboxClock extends Clock {

  private final Clock real;
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
