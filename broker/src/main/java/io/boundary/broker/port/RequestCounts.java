package io.boundary.broker.port;

import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How many of the requests made on a day are in which state. The figures follow the requests, a few
 * minutes behind, so that no grant and no end ever waits for them.
 */
public interface RequestCounts {

  /**
   * Applies all of the tally or nothing.
   *
   * @return {@link CommitResult#CONFLICT} where one of the requests has been written since
   * @throws StoreException where it cannot be told whether it took effect; the caller reads the
   *     requests again, which tell
   */
  CommitResult fold(Tally tally);

  /**
   * The figures of the days from {@code first} to {@code last}, both included; a day or a state
   * without any requests may be missing (a consistent read).
   *
   * @param permissionSet only requests for this one; empty: all
   */
  Map<LocalDate, Map<RequestStatus, Long>> days(
      Optional<PermissionSetName> permissionSet, LocalDate first, LocalDate last);
}
