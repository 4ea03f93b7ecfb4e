package io.boundary.dashboard.chart;

import io.boundary.dashboard.chart.Chart.Bar;
import io.boundary.dashboard.chart.Chart.Dot;
import io.boundary.dashboard.chart.Chart.Legend;
import io.boundary.dashboard.chart.Chart.Segment;
import io.boundary.dashboard.chart.Chart.Slot;
import io.boundary.dashboard.view.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws series of days.
 *
 * @param days those that are drawn, in order, at least one
 */
public record Charts(List<LocalDate> days) {

  /** Of a day's slot, how much is gap. */
  private static final double GAP = 0.28;

  /** A top that no value reaches is no top: the highest stays a little below. */
  private static final double HEADROOM = 0.96;

  public Charts {
    days = List.copyOf(days);
  }

  /** Counts, one on another. */
  public Chart bars(String id, String title, String unit, String note, List<Series> series) {
    long total = series.stream().mapToLong(Series::total).sum();
    long top = Scale.counts(days.stream().mapToLong(day -> sum(series, day)).max().orElse(0));
    List<Bar> bars = new ArrayList<>();
    for (int day = 0; day < days.size(); day++) {
      addBars(bars, series, day, top);
    }
    String summary = summary(title, total + " " + unit, peak(series));
    return new Chart(
        id,
        title,
        Words.count(total),
        summary,
        note,
        Words.count(top),
        first(),
        last(),
        bars,
        List.of(),
        List.of(),
        slots(day -> sum(series, day) + " " + unit + parts(series, day)),
        series.size() < 2 ? List.of() : legend(series),
        nothing(),
        columns(series.stream().map(Series::name)),
        total == 0 ? List.of() : table(day -> numbers(series, day)));
  }

  /** Lengths of time in seconds, as a line with gaps where a day has none. */
  public Chart line(String id, String title, String note, Optional<Duration> number, Series line) {
    long most = line.days().values().stream().mapToLong(Long::longValue).max().orElse(0);
    long top = Scale.seconds(most);
    List<Dot> dots = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    Optional<Dot> before = Optional.empty();
    for (int day = 0; day < days.size(); day++) {
      Optional<Dot> dot = dot(line, day, top);
      dot.ifPresent(dots::add);
      if (before.isPresent() && dot.isPresent()) {
        segments.add(new Segment(before.get(), dot.get()));
      }
      before = dot;
    }
    String text = number.map(Words::span).orElse("–");
    return new Chart(
        id,
        title,
        text,
        summary(title, text, "the highest is " + span(most)),
        note,
        span(top),
        first(),
        last(),
        List.of(),
        dots,
        segments,
        slots(day -> value(line, day)),
        List.of(),
        nothing(),
        columns(Stream.of(line.name())),
        dots.isEmpty() ? List.of() : table(day -> List.of(value(line, day))));
  }

  private void addBars(List<Bar> bars, List<Series> series, int day, long top) {
    double slot = slot();
    double bottom = Chart.HEIGHT;
    for (int i = 0; i < series.size(); i++) {
      long value = series.get(i).on(days.get(day));
      if (value > 0) {
        double height = round(value * Chart.HEIGHT * HEADROOM / top);
        bottom -= height;
        bars.add(
            new Bar(
                round(day * slot + slot * GAP / 2),
                round(bottom),
                round(slot * (1 - GAP)),
                height,
                i));
      }
    }
  }

  private Optional<Dot> dot(Series line, int day, long top) {
    return Optional.ofNullable(line.days().get(days.get(day)))
        .map(
            value ->
                new Dot(
                    round((day + 0.5) * slot()),
                    round(Chart.HEIGHT * (1 - HEADROOM * value / top))));
  }

  private double slot() {
    return (double) Chart.WIDTH / days.size();
  }

  private List<Slot> slots(java.util.function.Function<LocalDate, String> text) {
    List<Slot> slots = new ArrayList<>();
    for (int day = 0; day < days.size(); day++) {
      LocalDate date = days.get(day);
      String words = Words.day(date) + ": " + text.apply(date);
      slots.add(new Slot(round(day * slot()), round(slot()), words));
    }
    return slots;
  }

  /** Newest first, as everything else on the page; days without anything are left out. */
  private List<List<String>> table(java.util.function.Function<LocalDate, List<String>> cells) {
    List<List<String>> rows = new ArrayList<>();
    for (LocalDate day : days) {
      List<String> numbers = cells.apply(day);
      if (!numbers.stream().allMatch(cell -> cell.equals("0") || cell.equals("none"))) {
        rows.add(Stream.concat(Stream.of(Words.day(day)), numbers.stream()).toList());
      }
    }
    Collections.reverse(rows);
    return rows;
  }

  private String peak(List<Series> series) {
    return days.stream()
        .max((one, other) -> Long.compare(sum(series, one), sum(series, other)))
        .map(day -> "the most on " + Words.day(day) + " with " + sum(series, day))
        .orElse("");
  }

  private String summary(String title, String number, String extreme) {
    return "%s, %s to %s: %s; %s.".formatted(title, first(), last(), number, extreme);
  }

  private String nothing() {
    return "Nothing in these " + days.size() + " days.";
  }

  private String first() {
    return Words.day(days.get(0));
  }

  private String last() {
    return Words.day(days.get(days.size() - 1));
  }

  private static List<Legend> legend(List<Series> series) {
    List<Legend> legend = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      legend.add(new Legend(i, series.get(i).name(), Words.count(series.get(i).total())));
    }
    return legend;
  }

  private static List<String> columns(Stream<String> names) {
    return Stream.concat(Stream.of("Day"), names).toList();
  }

  private static List<String> numbers(List<Series> series, LocalDate day) {
    return series.stream().map(each -> Words.count(each.on(day))).toList();
  }

  private static String parts(List<Series> series, LocalDate day) {
    return series.size() < 2 || sum(series, day) == 0
        ? ""
        : series.stream()
            .filter(each -> each.on(day) > 0)
            .map(each -> each.name() + " " + each.on(day))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String value(Series line, LocalDate day) {
    return Optional.ofNullable(line.days().get(day)).map(Charts::span).orElse("none");
  }

  private static String span(long seconds) {
    return Words.span(Duration.ofSeconds(seconds));
  }

  private static long sum(List<Series> series, LocalDate day) {
    return series.stream().mapToLong(each -> each.on(day)).sum();
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
