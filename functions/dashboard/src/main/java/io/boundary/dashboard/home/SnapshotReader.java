package io.boundary.dashboard.home;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.boundary.dashboard.home.Snapshot.Exact;
import io.boundary.dashboard.reads.Together;
import io.boundary.model.AccessRequest;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Figures;
import io.boundary.reading.Reading;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.Listing.Filled;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads for the first page: one listing for each state, and the counters of the days. What it costs
 * does not grow with the number of requests.
 */
final class SnapshotReader {

  /** What charts and reasons of a state are taken from. */
  static final int SAMPLE = 400;

  /** Rows that one listing may cost, those out of scope included. */
  private static final int BUDGET = 1000;

  /** More colours than these nobody tells apart. */
  private static final int PERMISSION_SETS = 4;

  private final Reading reading;
  private final Together together;
  private final int sectionLimit;

  SnapshotReader(Reading reading, Together together, int sectionLimit) {
    this.reading = reading;
    this.together = together;
    this.sectionLimit = sectionLimit;
  }

  Snapshot read(Caller caller, LocalDate first, LocalDate last) {
    Map<RequestStatus, Supplier<Filled>> begun = new EnumMap<>(RequestStatus.class);
    for (RequestStatus status : RequestStatus.values()) {
      if (caller.scope().statuses().holds(status)) {
        begun.put(status, together.begin(() -> newest(caller, status)));
      }
    }
    boolean figures = caller.mayReadFigures();
    Supplier<Map<RequestStatus, Long>> totals =
        figures ? together.begin(this::totals) : Map::<RequestStatus, Long>of;
    Supplier<Map<LocalDate, Map<RequestStatus, Long>>> days =
        figures
            ? together.begin(() -> reading.figures().days(Optional.empty(), first, last))
            : Map::<LocalDate, Map<RequestStatus, Long>>of;
    Map<RequestStatus, Filled> newest = new EnumMap<>(RequestStatus.class);
    begun.forEach((status, filled) -> newest.put(status, filled.get()));
    Optional<Exact> exact =
        figures
            ? Optional.of(new Exact(totals.get(), days.get(), bySet(newest, first, last)))
            : Optional.empty();
    return new Snapshot(newest, exact);
  }

  /** Ends and denials are also what charts are drawn from. */
  private Filled newest(Caller caller, RequestStatus status) {
    boolean drawn = status == RequestStatus.REVOKED || status == RequestStatus.DENIED;
    int wanted = drawn ? Math.max(SAMPLE, sectionLimit + 1) : sectionLimit + 1;
    return reading
        .listing()
        .fill(Filters.of(status), caller.scope(), wanted, Optional.empty(), BUDGET);
  }

  private Map<RequestStatus, Long> totals() {
    Figures.Answer answer = reading.figures().between(Optional.empty(), Optional.empty());
    if (answer instanceof Figures.Counted counted) {
      return counted.byStatus();
    }
    throw new IllegalStateException("all days are whole days");
  }

  private Map<String, Map<LocalDate, Map<RequestStatus, Long>>> bySet(
      Map<RequestStatus, Filled> newest, LocalDate first, LocalDate last) {
    Map<String, Supplier<Map<LocalDate, Map<RequestStatus, Long>>>> begun = new LinkedHashMap<>();
    for (PermissionSetName name : mostGranted(newest)) {
      begun.put(
          name.value(),
          together.begin(() -> reading.figures().days(Optional.of(name), first, last)));
    }
    Map<String, Map<LocalDate, Map<RequestStatus, Long>>> bySet = new LinkedHashMap<>();
    begun.forEach((name, days) -> bySet.put(name, days.get()));
    return bySet;
  }

  private static List<PermissionSetName> mostGranted(Map<RequestStatus, Filled> newest) {
    Map<PermissionSetName, Long> counts =
        Stream.of(RequestStatus.ACTIVE, RequestStatus.REVOKED)
            .flatMap(status -> Optional.ofNullable(newest.get(status)).stream())
            .flatMap(filled -> filled.items().stream())
            .map((AccessRequest request) -> request.ask().permissionSet())
            .collect(groupingBy(name -> name, counting()));
    return counts.entrySet().stream()
        .sorted(
            comparing((Map.Entry<PermissionSetName, Long> entry) -> -entry.getValue())
                .thenComparing(entry -> entry.getKey().value()))
        .limit(PERMISSION_SETS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
