package io.boundary.slack.message;

import io.boundary.broker.port.DriftChannel;
import io.boundary.broker.port.Finding;
import java.util.List;

/** What reconciliation found, for operators. Nothing in it can be markup, mention or link. */
public final class DriftMessage {

  /** One block each; more are counted, and stand in the log. */
  static final int MOST_SHOWN = 20;

  private DriftMessage() {}

  /** The message. */
  public static Message of(DriftChannel.Summary summary) {
    List<Finding> findings = summary.findings();
    Blocks blocks = new Blocks().header("Reconciliation");
    blocks.own(headline(summary));
    findings.stream().limit(MOST_SHOWN).forEach(each -> blocks.fields(List.of(row(each))));
    int hidden = Math.max(0, findings.size() - MOST_SHOWN);
    if (hidden > 0) {
      blocks.context("and " + hidden + " more, each in the log");
    }
    blocks.context(
        summary.cycleComplete()
            ? "Everything has been looked at. Direct assignments are left as they are;"
                + " `./boundary reconcile --delete-unknown` lists and removes them."
            : "A part has been looked at; the next run goes on.");
    return blocks.message("Reconciliation: " + counts(summary));
  }

  private static String headline(DriftChannel.Summary summary) {
    return "*" + counts(summary) + "* at " + Words.time(summary.at());
  }

  private static String counts(DriftChannel.Summary summary) {
    return count(summary, Finding.Kind.MISSING)
        + " of ours missing, "
        + count(summary, Finding.Kind.STUCK)
        + " stuck, "
        + count(summary, Finding.Kind.UNKNOWN)
        + " not ours, "
        + summary.unreadable()
        + " unreadable";
  }

  private static long count(DriftChannel.Summary summary, Finding.Kind kind) {
    return summary.findings().stream().filter(finding -> finding.kind() == kind).count();
  }

  private static Field row(Finding finding) {
    String label =
        switch (finding.kind()) {
          case MISSING -> "Missing";
          case STUCK -> "Stuck";
          case UNKNOWN -> "Not ours";
        };
    return Field.plain(
        label,
        finding.permissionSet()
            + " in "
            + finding.assignment().account()
            + " of "
            + finding.assignment().principal()
            + " since "
            + Words.utc(finding.since())
            + ": "
            + finding.why());
  }
}
