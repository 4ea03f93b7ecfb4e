package io.boundary.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A length of access in hours, as people type it: a plain decimal, more than 0 and at most 720.
 * {@code NaN}, {@code 1e3}, hex, signs and blanks are no hours. Kept in whole milliseconds, rounded
 * down, and never below one second.
 */
public record Hours(Duration duration) {

  /** The most that anybody can ask for. */
  public static final int MAX_HOURS = 720;

  private static final Duration MAX = Duration.ofHours(MAX_HOURS);
  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,12})?");
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

  public Hours {
    if (duration.compareTo(MIN) < 0 || duration.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("hours must be 1 s to 720 h, not " + duration);
    }
  }

  /** The hours, or empty where the text is no plain decimal or out of range. */
  public static Optional<Hours> parse(String text) {
    if (!PLAIN_DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal millis =
        new BigDecimal(text).multiply(MILLIS_PER_HOUR).setScale(0, RoundingMode.DOWN);
    Duration duration = Duration.ofMillis(millis.longValueExact());
    return duration.compareTo(MIN) < 0 || duration.compareTo(MAX) > 0
        ? Optional.empty()
        : Optional.of(new Hours(duration));
  }

  /** The duration in hours as people write it: {@code 0.5}, {@code 8}. */
  public static String format(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis())
        .divide(MILLIS_PER_HOUR, 4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public String toString() {
    return format(duration);
  }
}
