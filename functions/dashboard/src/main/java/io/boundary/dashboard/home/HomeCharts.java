package io.boundary.dashboard.home;

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
  private static final List<RequestStatus> ENDED = List.of(RequestStatus.REVOKED);
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
    boolean exact = snapshot.exact().isPresent();
    if (holdsAny(GRANTED)) {
      all.add(grants("grants", "Grants per day", exact || snapshot.isRead(GRANTED)));
    }
    if (holdsAny(DENIED)) {
      all.add(denials("denials", "Denials per day", exact || snapshot.isRead(DENIED)));
    }
    if (holdsAny(GRANTED)) {
      all.add(timeToGrant("time-to-grant", "Median time to grant", snapshot.isRead(GRANTED)));
    }
    if (holdsAny(ENDED)) {
      all.add(lateness("lateness", "Latest end of access", snapshot.isRead(ENDED)));
    }
    return all;
  }

  private Chart grants(String id, String title, boolean read) {
    String note = countNote(GRANTED) + " By the day of asking.";
    return read ? charts.bars(id, title, "grants", note, grants()) : Chart.unread(id, title);
  }

  private Chart denials(String id, String title, boolean read) {
    return read
        ? charts.bars(id, title, "denials", countNote(DENIED), denials())
        : Chart.unread(id, title);
  }

  private Chart timeToGrant(String id, String title, boolean read) {
    String note = "From asking to access, approvals included. " + samples.note(GRANTED);
    return read
        ? charts.line(id, title, note, samples.medianToGrant(), samples.toGrantByDay())
        : Chart.unread(id, title);
  }

  private Chart lateness(String id, String title, boolean read) {
    String note = "Past its time, the worst of each day. " + samples.note(ENDED);
    return read
        ? charts.line(id, title, note, samples.worstLateness(), samples.latenessByDay())
        : Chart.unread(id, title);
  }

  private List<Series> grants() {
    return snapshot.exact().map(this::exactGrants).orElseGet(() -> samples.bySet(GRANTED));
  }

  private List<Series> exactGrants(Exact exact) {
    List<Series> named = new ArrayList<>();
    exact.bySet().forEach((name, days) -> named.add(new Series(name, counts(days, GRANTED))));
    return Series.stacked(named, counts(exact.days(), GRANTED));
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
