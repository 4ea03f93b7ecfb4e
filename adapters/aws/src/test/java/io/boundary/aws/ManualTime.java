package io.boundary.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody sleeps, and remembers each sleep. */
public final class ManualTime extends Clock implements Sleeper {

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now;

  public ManualTime(Instant start) {
    now = start;
  }

  /** Moves the clock, back too. */
  public synchronized void move(Duration by) {
    now = now.plus(by);
  }

  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  @Override
  public synchronized boolean sleep(Duration time) {
    sleeps.add(time);
    now = now.plus(time);
    return true;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("one zone only");
  }
}
