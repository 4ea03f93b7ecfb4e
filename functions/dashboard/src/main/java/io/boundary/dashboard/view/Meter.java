package io.boundary.dashboard.view;

import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How much of a limited time is used, as a bar that the page's script keeps moving.
 *
 * @param kind what the words count: {@code left} the time to come, {@code age} the time gone
 * @param start epoch seconds
 * @param end epoch seconds, after {@code start}
 * @param permille how much is used, 0 to 1000
 * @param text the same in words
 * @param label what the bar says, for who cannot see it
 */
public record Meter(String kind, long start, long end, int permille, String text, String label) {

  private static final int FULL = 1000;

  /** The time of an active grant, or the age of a waiting one against its deadline. */
  public static Optional<Meter> of(AccessRequest request, Instant now) {
    return switch (request.status()) {
      case ACTIVE ->
          request
              .expiresAt()
              .map(end -> left(request.activeAt().orElse(request.createdAt()), end, now));
      case PENDING_APPROVAL ->
          request.approval().map(Approval::deadline).map(end -> age(request.createdAt(), end, now));
      case APPROVED, REVOKED, DENIED, ERROR -> Optional.empty();
    };
  }

  /** Whether little of it is left. */
  public boolean isLate() {
    return permille >= 900;
  }

  static Meter left(Instant start, Instant end, Instant now) {
    String text =
        now.isBefore(end) ? Words.span(Duration.between(now, end)) + " left" : "ending now";
    return of("left", start, end, now, text, "Time used of this grant");
  }

  static Meter age(Instant start, Instant end, Instant now) {
    String text =
        "waits "
            + Words.span(Duration.between(start, now))
            + " of "
            + Words.span(Duration.between(start, end));
    return of("age", start, end, now, text, "Age against the approval time-out");
  }

  private static Meter of(
      String kind, Instant start, Instant end, Instant now, String text, String label) {
    long length = Math.max(1, Duration.between(start, end).toSeconds());
    long used = Duration.between(start, now).toSeconds();
    int permille = (int) Math.max(0, Math.min(FULL, used * FULL / length));
    return new Meter(
        kind,
        start.getEpochSecond(),
        start.getEpochSecond() + length,
        permille,
        text,
        String.format(Locale.ENGLISH, "%s: %d%%", label, permille / 10));
  }
}
