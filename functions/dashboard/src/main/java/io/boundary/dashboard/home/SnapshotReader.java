package io.boundary.dashboard.home;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.StoreException;
import io.boundary.dashboard.chart.Series;
import io.boundary.dashboard.home.Snapshot.Exact;
import io.boundary.dashboard.home.Snapshot.Unread;
import io.boundary.model.AccessRequest;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Faults;
import io.boundary.reading.Figures;
import io.boundary.reading.Reading;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.Listing.Filled;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for the first page: one listing for each state, and the counters of the days. What it costs
 * does not grow with the number of requests.
 */
final class SnapshotReader {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotReader.class);

  /** What charts and reasons of a state are taken from. */
  static final int SAMPLE = 400;

  /** Rows that one listing may cost, those out of scope included. */
  private static final int BUDGET = 1000;

  private final Reading reading;
  private final Forks forks;
  private final int sectionLimit;

  SnapshotReader(Reading reading, Forks forks, int sectionLimit) {
    this.reading = reading;
    this.forks = forks;
    this.sectionLimit = sectionLimit;
  }

  /**
   * All of it, as far as it can be read: what fails is logged, and named in the snapshot.
   *
   * @throws StoreException where nothing can be read
   */
  Snapshot read(Caller caller, LocalDate first, LocalDate last) {
    Map<RequestStatus, Supplier<Optional<Filled>>> rows = new EnumMap<>(RequestStatus.class);
    for (RequestStatus status : RequestStatus.values()) {
      if (caller.scope().statuses().holds(status)) {
        rows.put(status, begin("rows " + status, () -> newest(caller, status)));
      }
    }
    boolean figures = caller.mayReadFigures();
    Supplier<Optional<Map<RequestStatus, Long>>> totals =
        figures ? begin("totals", this::totals) : Optional::empty;
    Supplier<Optional<Map<LocalDate, Map<RequestStatus, Long>>>> days =
        figures
            ? begin("days", () -> reading.figures().days(Optional.empty(), first, last))
            : Optional::empty;
    Map<RequestStatus, Filled> newest = new EnumMap<>(RequestStatus.class);
    rows.forEach((status, read) -> read.get().ifPresent(filled -> newest.put(status, filled)));
    Set<RequestStatus> unread = new HashSet<>(rows.keySet());
    unread.removeAll(newest.keySet());
    Optional<Exact> exact =
        totals
            .get()
            .flatMap(all -> days.get().map(d -> new Exact(all, d, bySet(newest, first, last))));
    if (newest.isEmpty() && !unread.isEmpty() && exact.isEmpty()) {
      throw new StoreException("no part of the first page can be read");
    }
    return new Snapshot(newest, exact, new Unread(unread, figures && exact.isEmpty()));
  }

  /** Begins to read a part. Where it cannot be read, the page goes without it. */
  private <T> Supplier<Optional<T>> begin(String part, Supplier<T> read) {
    CompletableFuture<T> begun = forks.fork(read);
    return () -> {
      try {
        return Optional.of(Forks.join(begun));
      } catch (RuntimeException e) {
        LOG.error("a part of the first page cannot be read: {}: {}", part, Faults.words(e));
        return Optional.empty();
      }
    };
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
    Map<String, Supplier<Optional<Map<LocalDate, Map<RequestStatus, Long>>>>> begun =
        new LinkedHashMap<>();
    for (PermissionSetName name : mostGranted(newest)) {
      begun.put(
          name.value(),
          begin("days of a set", () -> reading.figures().days(Optional.of(name), first, last)));
    }
    // One that cannot be read counts among the others, so that the sum stays exact.
    Map<String, Map<LocalDate, Map<RequestStatus, Long>>> bySet = new LinkedHashMap<>();
    begun.forEach((name, days) -> days.get().ifPresent(read -> bySet.put(name, read)));
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
        .limit(Series.MOST)
        .map(Map.Entry::getKey)
        .toList();
  }
}
