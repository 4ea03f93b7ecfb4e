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
 *
 * <p>While the parameter store does not answer, the value that is held stays in use for up to
 * {@link #KEPT_IN_AN_OUTAGE} after it was read: an outage there must not take everything else down.
 * One thread reads at a time, the others go on with what is held, and after a failure nobody tries
 * for {@link #PAUSE_AFTER_A_FAILURE}.
 */
public final class SettingValue {

  /** How long a parameter's value is used before it is read again. */
  public static final Duration KEPT = Duration.ofMinutes(5);

  /** How long it may be used where it cannot be read again. */
  public static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(1);

  /** How long nobody tries to read it after that has failed, while one is held. */
  public static final Duration PAUSE_AFTER_A_FAILURE = Duration.ofSeconds(30);

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

  /**
   * The value: from the literal, what is held, or the parameter store.
   *
   * @throws RuntimeException where nothing (or nothing young enough) is held and it cannot be read
   */
  public String get() {
    if (!isReference()) {
      return raw;
    }
    Held now = held;
    Instant at = clock.instant();
    if (now == null || !at.isBefore(now.readAt().plus(KEPT_IN_AN_OUTAGE))) {
      return read();
    }
    return at.isBefore(now.nextRead()) ? now.value() : renewed(now);
  }

  /**
   * Reads the parameter again because the value seems outdated.
   *
   * @return whether a value other than the one held came back; false for a literal, when it was
   *     read early less than a minute ago, and where it cannot be read
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
      return before == null ? !read().isEmpty() : !before.value().equals(renewed(before));
    } finally {
      lock.unlock();
    }
  }

  private boolean isReference() {
    return raw.startsWith(REFERENCE);
  }

  /** A new value, or the one that is held where another thread reads or reading fails. */
  private String renewed(Held before) {
    if (!lock.tryLock()) {
      return before.value();
    }
    try {
      return read();
    } catch (RuntimeException e) {
      // Whoever reads settings hears of it when the value is too old; until then it serves.
      held = new Held(before.value(), before.readAt(), clock.instant().plus(PAUSE_AFTER_A_FAILURE));
      return before.value();
    } finally {
      lock.unlock();
    }
  }

  private String read() {
    lock.lock();
    try {
      String value = parameters.read(raw.substring(REFERENCE.length()));
      Instant now = clock.instant();
      held = new Held(value, now, now.plus(KEPT));
      return value;
    } finally {
      lock.unlock();
    }
  }

  private record Held(String value, Instant readAt, Instant nextRead) {}
}
