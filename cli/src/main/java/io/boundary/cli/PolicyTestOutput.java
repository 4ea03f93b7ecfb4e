package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Details;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.Table;
import io.boundary.cli.output.Table.Column;
import io.boundary.policy.review.PolicyCase;
import io.boundary.policy.review.PolicyCase.Difference;
import io.boundary.policy.review.PolicyCase.Result;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** What {@code policy test} prints: a table and what failed, or one JSON object. */
final class PolicyTestOutput {

  private PolicyTestOutput() {}

  /**
   * Prints it.
   *
   * @param undecided rules that no case decides
   */
  static void print(Output output, List<Result> results, List<String> undecided) {
    output.json(json(results, undecided));
    output.table(table(results));
    results.stream().filter(result -> !result.holds()).forEach(result -> failed(output, result));
    undecided.forEach(rule -> output.line(Ink.YELLOW, "no case decides rule `" + rule + "`"));
    long hold = results.stream().filter(Result::holds).count();
    output.line(
        hold == results.size() ? Ink.GREEN : Ink.RED,
        "%d cases, %d hold; %d rules without a case"
            .formatted(results.size(), hold, undecided.size()));
  }

  private static Table table(List<Result> results) {
    Table table =
        new Table(
            Column.whole(""),
            Column.cuttable("CASE"),
            Column.cuttable("WHO"),
            Column.whole("RULE"));
    for (Result result : results) {
      table.row(
          result.holds() ? new Cell("ok", Ink.GREEN) : new Cell("FAIL", Ink.RED),
          result.about().name(),
          result.about().who().orElseGet(() -> groups(result.about())),
          result.rule().orElse("none"));
    }
    return table;
  }

  private static String groups(PolicyCase about) {
    return about.groups().isEmpty()
        ? "in no group"
        : "in " + String.join(", ", new TreeSet<>(about.groups()));
  }

  private static void failed(Output output, Result result) {
    Details details = new Details().add("FAIL", new Cell(result.about().name(), Ink.RED));
    for (Difference difference : result.differences()) {
      details.add(
          difference.what(), "expected " + difference.expected() + ", is " + difference.actual());
    }
    output.line("");
    output.details(details.add("because", result.reason()));
  }

  private static ObjectNode json(List<Result> results, List<String> undecided) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode all = object.putArray("cases");
    for (Result result : results) {
      Instant time = result.about().time();
      ObjectNode one =
          all.addObject()
              .put("name", result.about().name())
              .put("who", result.about().who().orElse(null))
              .put("time", time.equals(PolicyCase.ANY_TIME) ? null : time.toString())
              .put("holds", result.holds())
              .put("rule_id", result.rule().orElse(null))
              .put("reason", result.reason());
      ArrayNode differences = one.putArray("differences");
      for (Difference difference : result.differences()) {
        differences
            .addObject()
            .put("what", difference.what())
            .put("expected", difference.expected())
            .put("actual", difference.actual());
      }
    }
    ArrayNode rules = object.putArray("rules_without_a_case");
    undecided.forEach(rules::add);
    return object;
  }
}
