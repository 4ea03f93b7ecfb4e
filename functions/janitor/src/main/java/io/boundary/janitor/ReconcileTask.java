package io.boundary.janitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.Reconcile;
import io.boundary.broker.figures.CheckDay;
import io.boundary.broker.port.DriftChannel;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.broker.reconcile.Budget;
import io.boundary.broker.reconcile.ReconcileReport;
import io.boundary.runtime.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task of each day: whether figures and ledger agree with the records, a run of reconciliation,
 * and telling operators of what was found.
 */
final class ReconcileTask {

  /** Left for telling, and for the answer, when the invocation's time ends. */
  private static final Duration RESERVE = Duration.ofSeconds(15);

  /** What looking at chains may take of it. */
  private static final Duration CHECK = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(ReconcileTask.class);

  private final CheckDay checkDay;
  private final Reconcile reconcile;
  private final Optional<DriftChannel> channel;
  private final Clock clock;
  private final Metrics metrics;

  ReconcileTask(
      CheckDay checkDay,
      Reconcile reconcile,
      Optional<DriftChannel> channel,
      Clock clock,
      Metrics metrics) {
    this.checkDay = checkDay;
    this.reconcile = reconcile;
    this.channel = channel;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Runs once.
   *
   * @param atOnce whether it may begin anew although the last cycle has only just been completed
   * @param budget how much it may look at
   * @param left what is left of the invocation
   * @throws UnsettledException where something outside was down, so that it stopped
   */
  ObjectNode run(boolean atOnce, Budget budget, Duration left) {
    Instant now = clock.instant();
    check(now.plus(CHECK));
    ReconcileReport report = reconcile.scheduled(atOnce, budget, now.plus(left).minus(RESERVE));
    tell(report, now);
    publish(report);
    if (report.stopped().isPresent()) {
      throw new UnsettledException(report);
    }
    return answer(report);
  }

  /** What it cannot read must not keep reconciliation from its work. */
  private void check(Instant deadline) {
    try {
      CheckDay.Report report = checkDay.run(deadline);
      report.figures().forEach(slot -> LOG.error("figures disagree with the records: {}", slot));
      report.chains().forEach(chain -> LOG.error("the ledger does not verify: {}", chain));
      metrics.add("CounterDisagreement", report.figures().size());
      metrics.add("LedgerDisagreement", report.chains().size());
      if (report.unseen() > 0) {
        LOG.warn("{} chains of {} were not looked at", report.unseen(), report.day());
      }
      metrics.add("LedgerUnseen", report.unseen());
      metrics.add("AgreementFailures", 0);
    } catch (RuntimeException e) {
      LOG.error("figures and ledger were not compared with the records: {}", e.toString());
      metrics.add("AgreementFailures", 1);
    }
  }

  private void tell(ReconcileReport report, Instant now) {
    if (report.findings().isEmpty() && report.unreadable().isEmpty()) {
      return;
    }
    DriftChannel.Summary summary =
        new DriftChannel.Summary(
            report.findings(), report.unreadable().size(), report.complete(), now);
    boolean lost = channel.map(to -> !(to.post(summary) instanceof Delivery.Done)).orElse(false);
    metrics.add(Metrics.SLACK_NOTIFY_FAILURES, lost ? 1 : 0);
  }

  private void publish(ReconcileReport report) {
    metrics.add("ReconcileMissing", report.count(Finding.Kind.MISSING));
    metrics.add("ReconcileStuck", report.count(Finding.Kind.STUCK));
    metrics.add("ReconcileUnknown", report.count(Finding.Kind.UNKNOWN));
    metrics.add("ReconcileUnreadable", report.unreadable().size());
    metrics.add("ReconcileLooks", report.looks());
    metrics.add("ReconcileCycles", report.complete() && report.looks() > 0 ? 1 : 0);
    metrics.flush();
  }

  private static ObjectNode answer(ReconcileReport report) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("missing", report.count(Finding.Kind.MISSING))
        .put("stuck", report.count(Finding.Kind.STUCK))
        .put("unknown", report.count(Finding.Kind.UNKNOWN))
        .put("unreadable", report.unreadable().size())
        .put("ended", report.ended())
        .put("looks", report.looks())
        .put("complete", report.complete())
        .put("runs", report.cursor().runs());
  }
}
