package io.boundary.sandbox.aws;

import java.time.Clock;

/** A token bucket: so many calls a second, and as many at once. Safe to call from any thread. */
final class RateLimit {

  private final double perSecond;
  private final Clock clock;
  private double tokens;
  private long lastMillis;

  RateLimit(double perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    this.tokens = perSecond;
    this.lastMillis = clock.millis();
  }

  synchronized boolean allows() {
    long now = clock.millis();
    tokens = Math.min(perSecond, tokens + Math.max(0, now - lastMillis) * perSecond / 1000.0);
    lastMillis = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
