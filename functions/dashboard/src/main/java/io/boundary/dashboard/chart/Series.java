package io.boundary.dashboard.chart;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of days; a day that is missing has none. */
public record Series(String name, Map<LocalDate, Long> days) {

  /** More colours than these nobody tells apart. */
  public static final int MOST = 4;

  public Series {
    days = Map.copyOf(days);
  }

  /**
   * The largest of these series by name, and what they leave of all together, so that the sum is
   * the sum of all.
   */
  public static List<Series> stacked(List<Series> named, Map<LocalDate, Long> all) {
    List<Series> shown =
        new ArrayList<>(
            named.stream()
                .sorted(comparing(Series::total).reversed().thenComparing(Series::name))
                .limit(MOST)
                .toList());
    Map<LocalDate, Long> rest = new TreeMap<>(all);
    shown.forEach(
        series -> series.days().forEach((day, count) -> rest.merge(day, -count, Long::sum)));
    rest.values().removeIf(count -> count <= 0);
    if (!rest.isEmpty()) {
      shown.add(new Series(shown.isEmpty() ? "All" : "Others", rest));
    }
    return shown;
  }

  /** A day's number; none counts as nothing. */
  public long on(LocalDate day) {
    return days.getOrDefault(day, 0L);
  }

  /** All of them together. */
  public long total() {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }
}
