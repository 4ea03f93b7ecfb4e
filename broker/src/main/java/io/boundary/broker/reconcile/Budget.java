package io.boundary.broker.reconcile;

import java.time.Duration;

/**
 * What a run may use. Identity Center's quota is shared with people who wait for access, so that a
 * run takes a small part of it; the process's budget of calls stands above that.
 *
 * @param looks how many leases and pairs of account and permission set a run looks at, at most
 * @param pause between two looks
 * @param reserve how long before its deadline a run begins nothing more
 */
public record Budget(int looks, Duration pause, Duration reserve) {

  /** Five looks a second, as many as time allows. */
  public static final Budget USUAL =
      new Budget(Integer.MAX_VALUE, Duration.ofMillis(200), Duration.ofSeconds(8));

  public Budget {
    if (looks < 2) {
      // The first look may be the list of accounts that the others are in.
      throw new IllegalArgumentException("a run must look at something");
    }
  }

  /** With another number of looks. */
  public Budget withLooks(int atMost) {
    return new Budget(atMost, pause, reserve);
  }
}
