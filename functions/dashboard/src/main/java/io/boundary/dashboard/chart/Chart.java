package io.boundary.dashboard.chart;

import java.util.List;

/**
 * A chart on a board of {@value #WIDTH} by {@value #HEIGHT} units, which the page stretches.
 *
 * @param id unique on the page
 * @param number the one number that sums it up
 * @param summary the chart in words, for who cannot see it
 * @param note what it counts, and its bounds
 * @param top what the top of the board stands for
 * @param nothing what to say where there is nothing to draw
 * @param columns the table's heads, the day's first
 * @param table the same numbers as text, a row a day; empty where there is nothing to show
 */
public record Chart(
    String id,
    String title,
    String number,
    String summary,
    String note,
    String top,
    String firstDay,
    String lastDay,
    List<Bar> bars,
    List<Dot> dots,
    List<Segment> segments,
    List<Slot> slots,
    List<Legend> legend,
    String nothing,
    List<String> columns,
    List<List<String>> table) {

  /** Units from left to right. */
  public static final int WIDTH = 1000;

  /** Units from top to bottom. */
  public static final int HEIGHT = 300;

  public Chart {
    bars = List.copyOf(bars);
    dots = List.copyOf(dots);
    segments = List.copyOf(segments);
    slots = List.copyOf(slots);
    legend = List.copyOf(legend);
    columns = List.copyOf(columns);
    table = List.copyOf(table);
  }

  /** A chart whose numbers could not be read. */
  public static Chart unread(String id, String title) {
    return new Chart(
        id,
        title,
        "–",
        "",
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "Could not be read just now.",
        List.of(),
        List.of());
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return table.isEmpty();
  }

  /**
   * A piece of a bar.
   *
   * @param series which of the series' colours it has, from 0
   */
  public record Bar(double x, double y, double width, double height, int series) {}

  /** A value of a line. */
  public record Dot(double x, double y) {}

  /** From one day's value to the next day's. */
  public record Segment(Dot from, Dot to) {}

  /** A day's whole height: what the pointer rests on, and what it says. */
  public record Slot(double x, double width, String text) {}

  /** What a colour stands for. */
  public record Legend(int series, String name, String total) {}
}
