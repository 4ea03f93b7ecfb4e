package io.boundary.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time in the past, as people type it. */
record Since(UnaryOperator<Instant> fromNow) {

  private static final Pattern AGO = Pattern.compile("([0-9]{1,5})([mhd])");

  /** An age ({@code 30m}, {@code 24h}, {@code 7d}), a day or a moment, in UTC; empty otherwise. */
  static Optional<Since> parse(String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long number = Long.parseLong(ago.group(1));
      Duration age =
          switch (ago.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          };
      return Optional.of(new Since(now -> now.minus(age)));
    }
    try {
      Instant at =
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Optional.of(new Since(now -> at));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The time, told now. */
  Instant before(Instant now) {
    return fromNow.apply(now);
  }
}
