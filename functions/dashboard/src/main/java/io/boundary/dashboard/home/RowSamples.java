package io.boundary.dashboard.home;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.boundary.dashboard.chart.Series;
import io.boundary.dashboard.view.Words;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the rows themselves tell of the days: exact where all were read, else of the newest. */
final class RowSamples {

  private static final List<RequestStatus> GRANTED =
      List.of(RequestStatus.ACTIVE, RequestStatus.REVOKED);

  private final Snapshot snapshot;
  private final LocalDate first;

  RowSamples(Snapshot snapshot, List<LocalDate> days) {
    this.snapshot = snapshot;
    this.first = days.get(0);
  }

  /** How many requests of these states were made on each day. */
  Series counted(String name, List<RequestStatus> states) {
    return new Series(name, byDay(rows(states)));
  }

  /** The same for each permission set, the most used first. */
  List<Series> bySet(List<RequestStatus> states) {
    Map<String, List<AccessRequest>> bySet =
        rows(states).collect(groupingBy(request -> request.ask().permissionSet().value()));
    List<Series> series =
        bySet.entrySet().stream()
            .map(entry -> new Series(entry.getKey(), byDay(entry.getValue().stream())))
            .toList();
    return Series.stacked(series, byDay(rows(states)));
  }

  /** Seconds from asking to access, the median of each day. */
  Series toGrantByDay() {
    return new Series("Median", days(toGrant(), Median::of));
  }

  /** The median of all of them. */
  Optional<Duration> medianToGrant() {
    List<Long> all = toGrant().stream().map(Measure::seconds).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(Median.of(all)));
  }

  /** Seconds that access lasted past its time, the worst of each day. */
  Series latenessByDay() {
    return new Series("Latest", days(lateness(), RowSamples::most));
  }

  /** The worst of all of them. */
  Optional<Duration> worstLateness() {
    List<Long> all = lateness().stream().map(Measure::seconds).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(most(all)));
  }

  /** What the samples are of. */
  String note(List<RequestStatus> states) {
    boolean cut = states.stream().anyMatch(snapshot::isCut);
    long rows = states.stream().mapToLong(status -> snapshot.rows(status).size()).sum();
    return cut
        ? "Of the newest " + Words.count(rows) + " that you may see."
        : "Of all that are kept and you may see.";
  }

  private Stream<AccessRequest> rows(List<RequestStatus> states) {
    return states.stream().flatMap(status -> snapshot.rows(status).stream());
  }

  private Map<LocalDate, Long> byDay(Stream<AccessRequest> requests) {
    return requests
        .map(request -> day(request.createdAt()))
        .filter(day -> !day.isBefore(first))
        .collect(groupingBy(day -> day, TreeMap::new, counting()));
  }

  private List<Measure> toGrant() {
    return rows(GRANTED)
        .flatMap(
            request ->
                request.activeAt().stream().map(active -> Measure.of(request.createdAt(), active)))
        .filter(measure -> !measure.day().isBefore(first))
        .toList();
  }

  /** Only of what ended by its time: who ends early is never late. */
  private List<Measure> lateness() {
    return rows(List.of(RequestStatus.REVOKED))
        .filter(request -> request.endRequested().isEmpty() && request.activeAt().isPresent())
        .flatMap(
            request ->
                request.expiresAt().stream()
                    .flatMap(
                        end -> request.revokedAt().stream().map(gone -> Measure.of(end, gone))))
        .filter(measure -> !measure.day().isBefore(first))
        .toList();
  }

  private static Map<LocalDate, Long> days(
      List<Measure> measures, Function<Collection<Long>, Long> fold) {
    Map<LocalDate, List<Long>> byDay = new TreeMap<>();
    measures.forEach(
        measure ->
            byDay.computeIfAbsent(measure.day(), day -> new ArrayList<>()).add(measure.seconds()));
    Map<LocalDate, Long> days = new TreeMap<>();
    byDay.forEach((day, seconds) -> days.put(day, fold.apply(seconds)));
    return days;
  }

  private static long most(Collection<Long> values) {
    return values.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /**
   * A length of time.
   *
   * @param day when it was over
   */
  private record Measure(LocalDate day, long seconds) {

    static Measure of(Instant from, Instant to) {
      return new Measure(RowSamples.day(to), Math.max(0, Duration.between(from, to).toSeconds()));
    }
  }
}
