package io.boundary.slack;

import java.time.Duration;

/**
 * How long Slack is given.
 *
 * @param call the longest that one HTTP call may take, from connecting to the last byte
 * @param total the longest that one delivery or look-up may take, all its calls and waits together
 * @param patience the longest Retry-After that is waited out at once; a longer one is handed back
 */
record Timing(Duration call, Duration total, Duration patience) {

  /** Fits into a function of half a minute, and outlasts a slow second or two of Slack's. */
  static final Timing USUAL =
      new Timing(Duration.ofSeconds(5), Duration.ofSeconds(12), Duration.ofSeconds(2));
}
