package io.boundary.dashboard.home;

import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import io.boundary.reading.listing.Listing.Filled;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the first page is made from.
 *
 * @param newest the newest requests in each state that the caller may see, as far as they could be
 *     read
 * @param exact the figures over everything, where the caller may see them and they could be read
 * @param unread what could not be read
 */
record Snapshot(Map<RequestStatus, Filled> newest, Optional<Exact> exact, Unread unread) {

  Snapshot {
    newest = Map.copyOf(newest);
  }

  /** Whether a chart of these states can be drawn from rows. */
  boolean isRead(List<RequestStatus> states) {
    return states.stream().noneMatch(unread.states()::contains);
  }

  /**
   * What could not be read.
   *
   * @param states whose rows
   * @param counters whether the caller may see figures, and has none
   */
  record Unread(Set<RequestStatus> states, boolean counters) {

    Unread {
      states = Set.copyOf(states);
    }

    /** Whether all is there. */
    boolean isNothing() {
      return states.isEmpty() && !counters;
    }
  }

  /** The newest in that state; none where the caller may not see it. */
  List<AccessRequest> rows(RequestStatus status) {
    return Optional.ofNullable(newest.get(status)).map(Filled::items).orElse(List.of());
  }

  /** Whether there are more in that state than were read. */
  boolean isCut(RequestStatus status) {
    return Optional.ofNullable(newest.get(status)).flatMap(Filled::next).isPresent();
  }

  /**
   * Figures from the counters.
   *
   * @param totals of all requests ever made
   * @param days of the days that are drawn
   * @param bySet the same for some permission sets
   */
  record Exact(
      Map<RequestStatus, Long> totals,
      Map<LocalDate, Map<RequestStatus, Long>> days,
      Map<String, Map<LocalDate, Map<RequestStatus, Long>>> bySet) {

    Exact {
      totals = Map.copyOf(totals);
      days = Map.copyOf(days);
      bySet = Map.copyOf(bySet);
    }
  }
}
