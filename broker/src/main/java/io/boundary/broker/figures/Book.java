package io.boundary.broker.figures;

import io.boundary.broker.port.DayCounts;
import io.boundary.broker.port.Tally;
import io.boundary.broker.port.Tally.Figure;
import io.boundary.model.AccessRequest;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counters with their counts, as they are stored or as they must be. */
final class Book {

  private final Map<Slot, Map<RequestStatus, Long>> counts = new HashMap<>();

  /** Those of some permission sets and of all, as they are stored. */
  static Book stored(
      DayCounts figures, Collection<PermissionSetName> sets, LocalDate first, LocalDate last) {
    Book book = new Book();
    book.add(figures, Optional.empty(), first, last);
    sets.forEach(set -> book.add(figures, Optional.of(set), first, last));
    return book;
  }

  private void add(
      DayCounts figures, Optional<PermissionSetName> set, LocalDate first, LocalDate last) {
    figures
        .days(set, first, last)
        .forEach((day, byStatus) -> counts.put(new Slot(day, set), byStatus));
  }

  /** Counts a request as its record says that it is counted. */
  void count(AccessRequest request) {
    request.counted().ifPresent(status -> Tally.figures(request, status).forEach(this::count));
  }

  /** Counts one more. */
  void count(Figure figure) {
    counts
        .computeIfAbsent(new Slot(figure.day(), figure.permissionSet()), slot -> new HashMap<>())
        .merge(figure.status(), 1L, Long::sum);
  }

  /** A counter's counts; states without any are left out. */
  Map<RequestStatus, Long> of(Slot slot) {
    return counts.getOrDefault(slot, Map.of());
  }

  Set<Slot> slots() {
    return counts.keySet();
  }
}
