package io.boundary.dashboard.list;

import io.boundary.dashboard.view.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of the search.
 *
 * @param status of the response: 400 where a field could not be understood, 403 out of scope
 * @param statuses the states that may be chosen
 * @param newest whether this is the first page
 * @param next where the next page is
 * @param exportHref the file of the same requests; empty where there is none
 * @param exportNote why there is none, or how it differs; may be empty
 */
public record ListPage(
    int status,
    Map<String, String> values,
    Map<String, String> problems,
    List<String> general,
    List<Option> statuses,
    List<Chip> chips,
    List<Row> rows,
    String summary,
    boolean newest,
    String firstHref,
    Optional<String> next,
    Optional<String> exportHref,
    String exportNote) {

  public ListPage {
    values = Map.copyOf(values);
    problems = Map.copyOf(problems);
    general = List.copyOf(general);
    statuses = List.copyOf(statuses);
    chips = List.copyOf(chips);
    rows = List.copyOf(rows);
  }

  /** What a field holds. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** What is wrong with a field; empty where nothing is. */
  public String problem(String name) {
    return problems.getOrDefault(name, "");
  }

  /** Whether anything could not be understood. */
  public boolean hasProblems() {
    return !problems.isEmpty() || !general.isEmpty();
  }

  /** Whether the fields that few need are to be seen. */
  public boolean isWide() {
    return List.of("created_after", "created_before").stream()
        .anyMatch(name -> values.containsKey(name) || problems.containsKey(name));
  }

  /** A state that may be chosen. */
  public record Option(String value, String text, boolean chosen) {}

  /**
   * A filter that is on.
   *
   * @param href the same search without it
   */
  public record Chip(String label, String value, String href) {}
}
