package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The few constructs of Slack's own markup that Boundary uses, and words for values. */
final class Words {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** A mention; the id's form leaves no room for anything else. */
  static String mention(SlackUserId user) {
    return "<@" + user.value() + ">";
  }

  /** A time in the reader's own zone. */
  static String time(Instant at) {
    return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} at {time}|" + utc(at) + ">";
  }

  /** A time without markup. */
  static String utc(Instant at) {
    return UTC.format(at);
  }

  /** A length: {@code 8 h}, {@code 1 h 30 min}, {@code 1 min 12 s}. */
  static String length(Duration duration) {
    StringBuilder words = new StringBuilder();
    append(words, duration.toHours(), "h");
    append(words, duration.toMinutesPart(), "min");
    append(words, duration.toSecondsPart(), "s");
    return words.isEmpty() ? "0 s" : words.toString();
  }

  private static void append(StringBuilder words, long number, String unit) {
    if (number > 0) {
      words.append(words.isEmpty() ? "" : " ").append(number).append(' ').append(unit);
    }
  }

  /** Whether the policy allowed less than was asked for. */
  static boolean isCapped(AccessRequest request) {
    return !request.duration().isZero()
        && request.duration().compareTo(request.ask().duration()) < 0;
  }

  /** What is asked for or held, for the fallback: {@code ReadOnlyAccess in 123456789012}. */
  static String access(AccessRequest request) {
    return Plain.unmarked(request.ask().permissionSet().value(), 100)
        + " in "
        + request.ask().account().value();
  }

  /** How a request that was refused or ended came to that. */
  static String outcomeReason(AccessRequest request) {
    return request.endReason().orElseGet(() -> request.evidence().reason());
  }

  /** Where a request stands, in words. */
  static String status(AccessRequest request) {
    boolean ending = request.endRequested().isPresent();
    return switch (request.status()) {
      case PENDING_APPROVAL -> "Waiting for approval";
      case APPROVED -> ending ? "Being withdrawn" : "Approved, access is being set up";
      case ACTIVE -> ending ? "Active, being ended" : "Active";
      case REVOKED -> "Ended";
      case DENIED -> "Denied";
      case ERROR -> "Failed";
    };
  }
}
