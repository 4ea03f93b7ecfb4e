package io.boundary.model;

/**
 * The end of a request's chain of events.
 *
 * @param seq the number of the last event, 0 where there is none yet
 * @param hash the last event's hash; {@link #NONE}'s is 64 zeros
 */
public record LedgerHead(long seq, String hash) {

  /** The head of a chain without events. */
  public static final LedgerHead NONE = new LedgerHead(0, "0".repeat(64));
}
