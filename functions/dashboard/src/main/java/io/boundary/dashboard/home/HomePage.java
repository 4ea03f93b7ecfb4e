package io.boundary.dashboard.home;

import io.boundary.dashboard.chart.Chart;
import io.boundary.dashboard.view.Badge;
import io.boundary.dashboard.view.Row;
import java.util.List;

/**
 * The first page.
 *
 * @param scopeNote what the numbers count, and how exactly
 * @param gaps what could not be read; none where all is there
 * @param range how many days the charts show
 * @param ranges the numbers of days to choose from
 */
public record HomePage(
    String scopeNote,
    List<String> gaps,
    int range,
    List<Integer> ranges,
    List<Figure> figures,
    List<Section> sections,
    List<Chart> charts,
    Reasons reasons) {

  public HomePage {
    gaps = List.copyOf(gaps);
    ranges = List.copyOf(ranges);
    figures = List.copyOf(figures);
    sections = List.copyOf(sections);
    charts = List.copyOf(charts);
  }

  /** Whether there is nothing at all, so that a first step helps more than empty tables. */
  public boolean isEmpty() {
    return figures.stream().allMatch(figure -> figure.value().equals("0"));
  }

  /** How many are in a state. */
  public record Figure(Badge badge, String value, String note, String href) {}

  /**
   * The requests in one state.
   *
   * @param id unique on the page
   * @param count how many there are, or at least are
   * @param first those that are seen at once
   * @param rest those that are folded away
   * @param empty what to say where there are no rows
   * @param isRead whether its rows could be read
   */
  public record Section(
      String id,
      String title,
      String hint,
      String count,
      List<Row> first,
      List<Row> rest,
      String href,
      String empty,
      boolean isRead) {

    public Section {
      first = List.copyOf(first);
      rest = List.copyOf(rest);
    }
  }

  /**
   * What denials are for.
   *
   * @param isShown whether the caller may see denials
   * @param empty what to say where there are none
   */
  public record Reasons(boolean isShown, String note, String empty, List<Reason> top) {

    public Reasons {
      top = List.copyOf(top);
    }
  }

  /**
   * One reason.
   *
   * @param percent of all denials that were looked at
   */
  public record Reason(String text, String count, int percent, String href) {}
}
