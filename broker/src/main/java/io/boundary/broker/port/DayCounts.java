package io.boundary.broker.port;

import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** How many of the requests made on a day are in which state, for reading. */
public interface DayCounts {

  /**
   * The figures of the days from {@code first} to {@code last}, both included; a day or a state
   * without any requests may be missing (a consistent read).
   *
   * @param permissionSet only requests for this one; empty: all
   */
  Map<LocalDate, Map<RequestStatus, Long>> days(
      Optional<PermissionSetName> permissionSet, LocalDate first, LocalDate last);
}
