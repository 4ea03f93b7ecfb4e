package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.audit.AuditReport;
import io.boundary.broker.audit.ChainJudge;
import io.boundary.broker.audit.LedgerAudit;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.Progress;
import io.boundary.model.LedgerSeal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What the commands print that check a ledger: lines for people, or one JSON object. */
final class AuditOutput {

  /** What takes its time. */
  static final String READING = "reading the ledger";

  private final Output output;
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  AuditOutput(Output output) {
    this.output = output;
  }

  /** What is looked at: always said first. */
  void target(String target) {
    object.put("target", target);
    output.target(target);
  }

  Progress progress(String what) {
    return output.progress(what);
  }

  /** Looks at the whole ledger, and tells how far that is. */
  AuditReport walk(LedgerAudit audit, ChainJudge judge) {
    try (Progress progress = output.progress(READING)) {
      return audit.all(judge, telling(progress, READING));
    }
  }

  /** Tells how far it is. */
  static LongConsumer telling(Progress progress, String what) {
    return count -> progress.say("%s, %,d so far".formatted(what, count));
  }

  void report(AuditReport report, Optional<LedgerSeal> seal) {
    object
        .put("holds", report.holds())
        .put("requests", report.heads().size())
        .put("events", report.events());
    seal.ifPresent(kept -> sealNode("seal", kept).put("events_since", report.unsealed()));
    problems(report.problems());
    output.line(
        report.holds() ? Ink.GREEN : Ink.RED,
        "%s with %s: %s"
            .formatted(
                Counted.of(report.heads().size(), "request"),
                Counted.of(report.events(), "event"),
                verdict(report)));
    seal.ifPresent(
        kept ->
            output.line(
                "Sealed %s: %s; %s came since."
                    .formatted(
                        kept.at(),
                        Counted.of(kept.heads().size(), "request"),
                        Counted.of(report.unsealed(), "event"))));
  }

  /** What is wrong, a line each. */
  void problems(List<String> problems) {
    ArrayNode all = object.putArray("problems");
    problems.forEach(all::add);
    problems.forEach(problem -> output.line(Ink.RED, "broken: " + problem));
  }

  /** A seal that was made. */
  void sealed(LedgerSeal seal, String file) {
    sealNode("sealed", seal).put("file", file);
    output.line(
        "Sealed %s as of %s into %s."
            .formatted(Counted.of(seal.heads().size(), "request"), seal.at(), file));
    output.line("Root " + seal.root());
    output.line(
        "Keep the file where nobody can write who can write the ledger, and the root apart.");
  }

  /** A bundle that was made. */
  void exported(long requests, String folder) {
    object.put("exported", requests).put("bundle", folder);
    output.line(Counted.of(requests, "request") + " in " + folder + ".");
  }

  /** It is found wanting, and this is why. */
  int refused(String why) {
    problems(List.of(why));
    object.put("holds", false);
    return end(ExitCodes.DENIED);
  }

  /** Prints what is still owed; the code to end with. */
  int end(int code) {
    output.json(object);
    return code;
  }

  private ObjectNode sealNode(String name, LedgerSeal seal) {
    return object
        .putObject(name)
        .put("at", seal.at().toEpochMilli() / 1000.0)
        .put("requests", seal.heads().size())
        .put("root", seal.root());
  }

  private static String verdict(AuditReport report) {
    return report.holds() ? "nothing is broken" : report.problems().size() + " broken";
  }
}
