package io.boundary.aws;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff with full jitter: a random part of a span that doubles with each attempt.
 *
 * @param base the span after the first failure
 * @param cap the longest span
 * @param random 0 (inclusive) to 1 (exclusive)
 * @see <a
 *     href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 *     backoff and jitter</a>
 */
public record Backoff(Duration base, Duration cap, DoubleSupplier random) {

  private static final int MAX_DOUBLINGS = 20;

  public Backoff {
    if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0) {
      throw new IllegalArgumentException("backoff must have 0 < base <= cap");
    }
  }

  /** How long to wait after that many failures before this one. */
  public Duration delay(int attempt) {
    Duration span = base.multipliedBy(1L << Math.min(attempt, MAX_DOUBLINGS));
    long millis = Math.min(span.toMillis(), cap.toMillis());
    return Duration.ofMillis((long) (random.getAsDouble() * millis));
  }
}
