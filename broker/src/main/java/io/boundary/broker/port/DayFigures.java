package io.boundary.broker.port;

import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How many of a day's requests are in which state.
 *
 * @param day the UTC day on which they were made
 * @param permissionSet what they ask for; empty: whatever they ask for
 * @param counts states without any are left out
 */
public record DayFigures(
    LocalDate day, Optional<PermissionSetName> permissionSet, Map<RequestStatus, Long> counts) {

  public DayFigures {
    counts = Map.copyOf(counts);
  }

  /** The same day with other counts. */
  public DayFigures with(Map<RequestStatus, Long> others) {
    return new DayFigures(day, permissionSet, others);
  }
}
