package io.boundary.broker.port;

/**
 * How many of the requests made on a day are in which state. The figures follow the requests, a few
 * minutes behind, so that no grant and no end ever waits for them.
 */
public interface RequestCounts extends DayCounts {

  /**
   * Applies all of the tally or nothing.
   *
   * @return {@link CommitResult#CONFLICT} where one of the requests has been written since
   * @throws StoreException where it cannot be told whether it took effect; the caller reads the
   *     requests again, which tell
   */
  CommitResult fold(Tally tally);
}
