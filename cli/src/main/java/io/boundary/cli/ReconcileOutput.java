package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.port.Finding;
import io.boundary.broker.reconcile.ReconcileReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What {@code reconcile} prints: lines for people, or one JSON object at the end for machines. */
final class ReconcileOutput {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();
  private final ArrayNode removals = JsonNodeFactory.instance.arrayNode();

  private ReconcileOutput(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  static ReconcileOutput to(PrintWriter out, PrintWriter err, boolean json) {
    return new ReconcileOutput(out, err, json);
  }

  /** What the command acts on: always said first. */
  void target(String target) {
    object.put("target", target);
    err.println("boundary: acting on " + target);
    err.flush();
  }

  void report(ReconcileReport report, Instant now) {
    object.put("complete", report.complete()).put("looks", report.looks());
    ArrayNode findings = object.putArray("findings");
    report.findings().forEach(finding -> findings.add(node(finding)));
    ArrayNode unreadable = object.putArray("unreadable");
    report.unreadable().forEach(unreadable::add);
    for (Finding finding : report.findings()) {
      line(word(finding) + words(finding) + age(finding, now) + ": " + finding.why());
    }
    report.unreadable().forEach(what -> problem("cannot be read: " + what));
    report.stopped().ifPresent(what -> problem("not everything was looked at: " + what));
    line(
        report.findings().isEmpty() && report.unreadable().isEmpty() && report.complete()
            ? "Nothing has drifted (" + report.looks() + " looks)."
            : counts(report));
  }

  /** What is to be removed, before anything is. */
  void plan(List<Finding> unknown, boolean yes) {
    object.put("dry_run", !yes);
    if (!yes) {
      line("");
      line("To be removed: " + unknown.size() + ". Nothing was removed; --yes removes:");
    } else {
      line("");
      line("Removing " + unknown.size() + ":");
    }
    unknown.forEach(finding -> line("  " + words(finding)));
  }

  void removal(Finding finding, String outcome) {
    removals.add(node(finding).put("outcome", outcome));
    line(words(finding) + ": " + outcome);
  }

  void problem(String words) {
    err.println("boundary: " + oneLine(words));
    err.flush();
  }

  /** Prints what is still owed; the code to end with. */
  int end(int code) {
    if (json) {
      object.set("removals", removals);
      out.println(object.toPrettyString());
    }
    out.flush();
    return code;
  }

  private void line(String words) {
    if (!json) {
      out.println(oneLine(words));
      out.flush();
    }
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

  private static String word(Finding finding) {
    return switch (finding.kind()) {
      case MISSING -> "missing   ";
      case STUCK -> "stuck     ";
      case UNKNOWN -> "not ours  ";
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
    String seen = finding.kind() == Finding.Kind.UNKNOWN ? ", first seen " : ", since ";
    return seen
        + finding.since().truncatedTo(ChronoUnit.SECONDS)
        + " ("
        + (age.toDays() > 0 ? age.toDays() + " d" : Math.max(0, age.toHours()) + " h")
        + ")";
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

  private static String oneLine(String words) {
    return words.stripTrailing().replaceAll("[\\p{Cntrl}]+", " ");
  }
}
