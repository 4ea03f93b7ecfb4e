package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.port.Finding;
import io.boundary.broker.reconcile.ReconcileReport;
import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.Progress;
import io.boundary.cli.output.Table;
import io.boundary.cli.output.Table.Column;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What {@code reconcile} prints: a table for people, or one JSON object at the end for machines.
 */
final class ReconcileOutput {

  private final Output output;
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();
  private final ArrayNode removals = JsonNodeFactory.instance.arrayNode();

  ReconcileOutput(Output output) {
    this.output = output;
  }

  /** What the command acts on: always said first. */
  void target(String target) {
    object.put("target", target);
    output.target(target);
  }

  /** Comparing takes about a fifth of a second for each thing that is looked at. */
  Progress progress() {
    return output.progress("comparing");
  }

  void report(ReconcileReport report, Instant now) {
    object.put("complete", report.complete()).put("looks", report.looks());
    ArrayNode findings = object.putArray("findings");
    report.findings().forEach(finding -> findings.add(node(finding)));
    ArrayNode unreadable = object.putArray("unreadable");
    report.unreadable().forEach(unreadable::add);
    output.table(table(report.findings(), now));
    report.unreadable().forEach(what -> problem("cannot be read: " + what));
    report.stopped().ifPresent(what -> problem("not everything was looked at: " + what));
    output.line(
        report.findings().isEmpty() && report.unreadable().isEmpty() && report.complete()
            ? "Nothing has drifted (" + report.looks() + " looks)."
            : counts(report));
  }

  /** What is to be removed, before anything is. */
  void plan(List<Finding> unknown, boolean yes) {
    object.put("dry_run", !yes);
    if (!yes) {
      output.line("");
      output.line("To be removed: " + unknown.size() + ". Nothing was removed; --yes removes:");
    } else {
      output.line("");
      output.line("Removing " + unknown.size() + ":");
    }
    unknown.forEach(finding -> output.line("  " + words(finding)));
  }

  void removal(Finding finding, String outcome) {
    removals.add(node(finding).put("outcome", outcome));
    output.line(words(finding) + ": " + outcome);
  }

  void problem(String words) {
    output.problem(words);
  }

  /** Prints what is still owed; the code to end with. */
  int end(int code) {
    object.set("removals", removals);
    output.json(object);
    return code;
  }

  private static String counts(ReconcileReport report) {
    return "%d missing, %d stuck, %d not ours, %d unreadable (%d looks)."
        .formatted(
            report.count(Finding.Kind.MISSING),
            report.count(Finding.Kind.STUCK),
            report.count(Finding.Kind.UNKNOWN),
            report.unreadable().size(),
            report.looks());
  }

  private static Table table(List<Finding> findings, Instant now) {
    Table table =
        new Table(
            Column.whole("FINDING"),
            Column.whole("ACCOUNT"),
            Column.cuttable("PERMISSION SET"),
            Column.whole("PRINCIPAL"),
            Column.whole("SINCE"),
            Column.whole("AGE"),
            Column.cuttable("WHY"));
    for (Finding finding : findings) {
      table.row(
          word(finding),
          finding.assignment().account(),
          finding.permissionSet(),
          finding.assignment().principal(),
          finding.since().truncatedTo(ChronoUnit.SECONDS),
          age(finding, now),
          finding.why());
    }
    return table;
  }

  private static Cell word(Finding finding) {
    return switch (finding.kind()) {
      case MISSING -> new Cell("missing", Ink.YELLOW);
      case STUCK -> new Cell("stuck", Ink.RED);
      case UNKNOWN -> new Cell("not ours", Ink.YELLOW);
    };
  }

  private static String words(Finding finding) {
    return finding.permissionSet()
        + " in "
        + finding.assignment().account()
        + " of "
        + finding.assignment().principal();
  }

  private static String age(Finding finding, Instant now) {
    Duration age = Duration.between(finding.since(), now);
    return age.toDays() > 0 ? age.toDays() + " d" : Math.max(0, age.toHours()) + " h";
  }

  private static ObjectNode node(Finding finding) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
        .put("account_id", finding.assignment().account().value())
        .put("permission_set_name", finding.permissionSet())
        .put("permission_set_arn", finding.assignment().permissionSet().value())
        .put("principal_type", finding.assignment().principalType().name())
        .put("principal_id", finding.assignment().principal().value())
        .put("since", finding.since().toEpochMilli() / 1000.0)
        .put("why", finding.why());
  }
}
