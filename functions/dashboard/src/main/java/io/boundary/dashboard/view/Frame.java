package io.boundary.dashboard.view;

import io.boundary.dashboard.asset.Assets;
import java.time.Instant;

/**
 * What surrounds every page.
 *
 * @param at when the page was made
 */
public record Frame(Assets assets, Theme theme, Reader reader, Instant at) {

  /** The same time as epoch milliseconds, for the script's countdowns. */
  public long millis() {
    return at.toEpochMilli();
  }

  /** The same time in words. */
  public When when() {
    return When.of(at, at);
  }
}
