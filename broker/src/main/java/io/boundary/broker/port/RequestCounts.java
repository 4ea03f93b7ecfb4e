package io.boundary.broker.port;

import io.boundary.model.RequestStatus;
import java.util.Map;

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

  /**
   * Puts other counts in the place of those that were read; those of nothing are no item, or zeros.
   *
   * @return {@link CommitResult#CONFLICT} where they are not what was read any more
   * @throws StoreException where it cannot be told whether it took effect
   */
  CommitResult replace(DayFigures read, Map<RequestStatus, Long> counts);
}
