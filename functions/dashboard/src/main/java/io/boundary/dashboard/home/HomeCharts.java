package io.boundary.dashboard.home;

import static java.util.Comparator.comparing;

import io.boundary.dashboard.chart.Chart;
import io.boundary.dashboard.chart.Charts;
import io.boundary.dashboard.chart.Series;
import io.boundary.dashboard.home.Snapshot.Exact;
import io.boundary.model.RequestStatus;
import io.boundary.reading.caller.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The charts of the first page: counts from the counters where they may be seen, times from rows.
 */
final class HomeCharts {

  private static final List<RequestStatus> GRANTED =
      List.of(RequestStatus.ACTIVE, RequestStatus.REVOKED);
  private static final List<RequestStatus> DENIED = List.of(RequestStatus.DENIED);

  private final Caller caller;
  private final Snapshot snapshot;
  private final List<LocalDate> days;
  private final Charts charts;
  private final RowSamples samples;

  HomeCharts(Caller caller, Snapshot snapshot, List<LocalDate> days) {
    this.caller = caller;
    this.snapshot = snapshot;
    this.days = days;
    this.charts = new Charts(days);
    this.samples = new RowSamples(snapshot, days);
  }

  List<Chart> all() {
    List<Chart> all = new ArrayList<>();
    if (holdsAny(GRANTED)) {
      String note = countNote(GRANTED) + " By the day of asking.";
      all.add(charts.bars("grants", "Grants per day", "grants", note, grants()));
    }
    if (holdsAny(DENIED)) {
      all.add(charts.bars("denials", "Denials per day", "denials", countNote(DENIED), denials()));
    }
    if (holdsAny(GRANTED)) {
      all.add(
          charts.line(
              "time-to-grant",
              "Median time to grant",
              "From asking to access, approvals included. " + samples.note(GRANTED),
              samples.medianToGrant(),
              samples.toGrantByDay()));
    }
    if (holdsAny(List.of(RequestStatus.REVOKED))) {
      all.add(
          charts.line(
              "lateness",
              "Latest end of access",
              "Past its time, the worst of each day. "
                  + samples.note(List.of(RequestStatus.REVOKED)),
              samples.worstLateness(),
              samples.latenessByDay()));
    }
    return all;
  }

  private List<Series> grants() {
    return snapshot.exact().map(this::exactGrants).orElseGet(() -> samples.bySet(GRANTED));
  }

  /** The largest permission sets by name, and all others together, so that the sum is exact. */
  private List<Series> exactGrants(Exact exact) {
    List<Series> series = new ArrayList<>();
    Map<LocalDate, Long> rest = new TreeMap<>(counts(exact.days(), GRANTED));
    exact
        .bySet()
        .forEach(
            (name, figures) -> {
              Map<LocalDate, Long> counts = counts(figures, GRANTED);
              series.add(new Series(name, counts));
              counts.forEach((day, count) -> rest.merge(day, -count, Long::sum));
            });
    rest.values().removeIf(count -> count <= 0);
    if (!rest.isEmpty()) {
      series.add(new Series(series.isEmpty() ? "All" : "Others", rest));
    }
    series.sort(comparing(HomeCharts::rank).reversed());
    return series;
  }

  /** The others come last, however many they are. */
  private static Long rank(Series series) {
    return series.name().equals("Others") ? -1 : series.total();
  }

  private List<Series> denials() {
    return List.of(
        snapshot
            .exact()
            .map(exact -> new Series("Denials", counts(exact.days(), DENIED)))
            .orElseGet(() -> samples.counted("Denials", DENIED)));
  }

  /** States that the caller may not see are not counted. */
  private Map<LocalDate, Long> counts(
      Map<LocalDate, Map<RequestStatus, Long>> figures, List<RequestStatus> states) {
    Map<LocalDate, Long> counts = new TreeMap<>();
    figures.forEach(
        (day, byStatus) -> {
          long count =
              states.stream()
                  .filter(caller.scope().statuses()::holds)
                  .mapToLong(status -> byStatus.getOrDefault(status, 0L))
                  .sum();
          if (count > 0 && days.contains(day)) {
            counts.put(day, count);
          }
        });
    return counts;
  }

  private String countNote(List<RequestStatus> states) {
    return snapshot.exact().isPresent() ? "Exact, from the counters." : samples.note(states);
  }

  private boolean holdsAny(List<RequestStatus> states) {
    return states.stream().anyMatch(caller.scope().statuses()::holds);
  }
}
