package io.boundary.dashboard.view;

import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values in words. All times are UTC, so that two people who talk about a page see the same. */
public final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private Words() {}

  /** A point of time, to the second. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** A day without its year. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A count with its thousands apart. */
  public static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** A length of time in its two largest units; what is negative counts as nothing. */
  public static String span(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 600 && seconds % 60 != 0) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    if (seconds < 86_400) {
      return pair(seconds / 3600, " h", seconds % 3600 / 60, " min");
    }
    return pair(seconds / 86_400, " d", seconds % 86_400 / 3600, " h");
  }

  /** How long ago, as seen from now; what is still to come was just now by a clock's difference. */
  public static String ago(Instant time, Instant now) {
    Duration age = Duration.between(time, now);
    return age.toSeconds() < 5 ? "just now" : span(age) + " ago";
  }

  /** What people call a state. */
  public static String status(RequestStatus status) {
    return switch (status) {
      case PENDING_APPROVAL -> "Waiting";
      case APPROVED -> "Setting up";
      case ACTIVE -> "Active";
      case REVOKED -> "Ended";
      case DENIED -> "Denied";
      case ERROR -> "Error";
    };
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
  }
}
