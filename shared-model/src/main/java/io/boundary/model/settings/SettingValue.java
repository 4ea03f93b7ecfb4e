package io.boundary.model.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A setting that may be a literal or a reference {@code ssm:<parameter name>}. A reference is
 * resolved when first needed, kept for {@link #KEPT}, and can be read again early, at most once a
 * minute, where the value seems to have been rotated.
 */
public final class SettingValue {

  /** How long a parameter's value is used before it is read again. */
  public static final Duration KEPT = Duration.ofMinutes(5);

  private static final Duration REREAD_AT_MOST_EVERY = Duration.ofMinutes(1);
  private static final String REFERENCE = "ssm:";

  private final String raw;
  private final ParameterSource parameters;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Held held;
  private Instant lastEarlyRead = Instant.EPOCH;

  SettingValue(String raw, ParameterSource parameters, Clock clock) {
    this.raw = raw;
    this.parameters = parameters;
    this.clock = clock;
  }

  /** The value: from the literal, the cache, or the parameter store. */
  public String get() {
    if (!isReference()) {
      return raw;
    }
    Held now = held;
    return now != null && clock.instant().isBefore(now.until()) ? now.value() : read();
  }

  /**
   * Reads the parameter again because the value seems outdated.
   *
   * @return whether a value other than the one held came back; false for a literal, or when it was
   *     read early less than a minute ago
   */
  public boolean refreshed() {
    if (!isReference()) {
      return false;
    }
    lock.lock();
    try {
      Instant now = clock.instant();
      if (now.isBefore(lastEarlyRead.plus(REREAD_AT_MOST_EVERY))) {
        return false;
      }
      lastEarlyRead = now;
      Held before = held;
      return before == null || !before.value().equals(read());
    } finally {
      lock.unlock();
    }
  }

  private boolean isReference() {
    return raw.startsWith(REFERENCE);
  }

  private String read() {
    lock.lock();
    try {
      String value = parameters.read(raw.substring(REFERENCE.length()));
      held = new Held(value, clock.instant().plus(KEPT));
      return value;
    } finally {
      lock.unlock();
    }
  }

  private record Held(String value, Instant until) {}
}
