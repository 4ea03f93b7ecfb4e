package io.boundary.dashboard.chart;

import java.time.LocalDate;
import java.util.Map;

/** Numbers of days; a day that is missing has none. */
public record Series(String name, Map<LocalDate, Long> days) {

  public Series {
    days = Map.copyOf(days);
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
