package io.boundary.dashboard.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A point of time on a page.
 *
 * @param iso for machines
 * @param text the time
 * @param relative how far it is from now, in words
 */
public record When(String iso, String text, String relative) {

  /** That time, seen from now. */
  public static When of(Instant time, Instant now) {
    String relative =
        time.isAfter(now)
            ? "in " + Words.span(java.time.Duration.between(now, time))
            : Words.ago(time, now);
    return new When(time.toString(), Words.time(time), relative);
  }

  /** That time, if there is one. */
  public static Optional<When> of(Optional<Instant> time, Instant now) {
    return time.map(known -> of(known, now));
  }
}
