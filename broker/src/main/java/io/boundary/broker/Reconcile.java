package io.boundary.broker;

import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.grant.Removal;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ReconcileCursor;
import io.boundary.broker.port.RemovalLog;
import io.boundary.broker.port.StoreException;
import io.boundary.broker.reconcile.Budget;
import io.boundary.broker.reconcile.Comparison;
import io.boundary.broker.reconcile.ReconcilePorts;
import io.boundary.broker.reconcile.ReconcileReport;
import io.boundary.broker.reconcile.Scope;
import io.boundary.model.Actor;
import io.boundary.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares leases with what Identity Center holds: assignments of ours that are missing, leases
 * that nobody works on, and users' direct assignments that Boundary did not make. Assignments to
 * groups are not looked at.
 *
 * <p>By itself it acts only on what is provably Boundary's own. What is not is reported, with its
 * age since first seen, and removed only by {@link #remove}, which an operator asks for.
 */
public final class Reconcile {

  /**
   * From the beginning of a cycle to the next one's: less than a day, so that a daily event always
   * begins one, and an event that fires more often goes on with what is unfinished and else rests.
   */
  public static final Duration REST = Duration.ofHours(20);

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
  private static final Logger AUDIT = LoggerFactory.getLogger("io.boundary.audit");

  private final ReconcilePorts ports;
  private final Comparison comparison;
  private final RemovalLog evidence;

  public Reconcile(ReconcilePorts ports, PermissionSets sets, RemovalLog evidence) {
    this.ports = ports;
    this.comparison = new Comparison(ports, sets);
    this.evidence = evidence;
  }

  /**
   * A scheduled run: goes on where the last one stopped, puts right what is provably our own, and
   * logs what it finds, a line each.
   *
   * @param atOnce whether a new cycle may begin although the last one has only just been completed
   * @param deadline when the run must have come back
   * @throws StoreException where it cannot be read how far the last run has come
   */
  public ReconcileReport scheduled(boolean atOnce, Budget budget, Instant deadline) {
    Instant now = ports.now();
    Optional<ReconcileCursor> last = ports.state().cursor();
    Optional<ReconcileCursor> rests =
        last.filter(ReconcileCursor::isDone)
            .filter(done -> !atOnce && now.isBefore(done.startedAt().plus(REST)));
    if (rests.isPresent()) {
      return ReconcileReport.resting(rests.get());
    }
    ReconcileCursor from =
        last.filter(unfinished -> !unfinished.isDone()).orElseGet(() -> ReconcileCursor.begin(now));
    ReconcileReport report = comparison.run(from, Scope.ALL, true, budget, deadline);
    ReconcileReport kept = kept(report);
    log(kept);
    return kept;
  }

  /** What was found is told even where it cannot be kept how far the run has come. */
  private ReconcileReport kept(ReconcileReport report) {
    try {
      ports.state().save(report.cursor());
      return report;
    } catch (StoreException e) {
      return report.notKept("its place cannot be kept: " + e.getMessage());
    }
  }

  /**
   * A run that an operator watches: looks only, and keeps no place.
   *
   * @param from where to go on; {@link ReconcileCursor#begin} at first
   */
  public ReconcileReport look(ReconcileCursor from, Scope scope, Budget budget, Instant deadline) {
    return comparison.run(from, scope, false, budget, deadline);
  }

  /**
   * Whether records of an older deployment wait for their leases: until then what they grant looks
   * as if Boundary had not made it.
   */
  public boolean olderRecordsWait() {
    Optional<String> cursor = Optional.empty();
    do {
      Page<RequestId> page = ports.store().unversioned(cursor);
      if (!page.items().isEmpty()) {
        return true;
      }
      cursor = page.next(); // an empty page need not be the last
    } while (cursor.isPresent());
    return false;
  }

  /**
   * Removes an assignment that is not Boundary's, as it was just found. Evidence is kept before and
   * after.
   *
   * @param found of this very run
   * @param by who says so
   * @throws ProvisionerException where Identity Center did not do as asked
   * @throws StoreException where evidence or lease cannot be written; then nothing was removed, or
   *     the evidence says that it was intended
   */
  public Removal.Result remove(Finding found, Actor by, Instant deadline) {
    if (found.kind() != Finding.Kind.UNKNOWN || olderRecordsWait()) {
      throw new IllegalStateException(
          "only an unknown assignment can be removed, and only once every older record has a lease");
    }
    keep(found, by, "INTENDED");
    try {
      Removal.Result result = ports.grants().removal().remove(found.assignment(), deadline);
      keep(found, by, result.name());
      if (result == Removal.Result.REMOVED || result == Removal.Result.GONE) {
        ports.state().gone(found.assignment());
      }
      return result;
    } catch (ProvisionerException e) {
      keep(found, by, e.effect() == ProvisionerException.Effect.NONE ? "NOT DONE" : "NOT KNOWN");
      throw e;
    }
  }

  private void keep(Finding found, Actor by, String outcome) {
    evidence.append(
        new RemovalLog.Entry(ports.now(), by, found.assignment(), found.since(), outcome));
    AUDIT
        .atInfo()
        .addKeyValue("event", "removal")
        .addKeyValue("actor", by)
        .addKeyValue("assignment", found.assignment().leaseId())
        .addKeyValue("first_seen", found.since())
        .addKeyValue("outcome", outcome)
        .log("removal of {} by {}: {}", found.assignment().leaseId(), by, outcome);
  }

  private static void log(ReconcileReport report) {
    report.findings().forEach(Reconcile::log);
    report.unreadable().forEach(what -> LOG.error("not reconciled: {}", what));
    report.stopped().ifPresent(what -> LOG.error("reconciliation stopped: {}", what));
    ReconcileCursor cursor = report.cursor();
    if (report.complete()) {
      LOG.info(
          "reconciliation cycle begun at {} is complete after {} runs: {} findings",
          cursor.startedAt(),
          cursor.runs(),
          cursor.findings());
    } else {
      LOG.info("reconciliation goes on after {} {}", cursor.stage(), cursor.after());
    }
  }

  private static void log(Finding finding) {
    LOG.atWarn()
        .addKeyValue("finding", finding.kind())
        .addKeyValue("account", finding.assignment().account())
        .addKeyValue("permission_set", finding.permissionSet())
        .addKeyValue("principal", finding.assignment().principal())
        .addKeyValue("since", finding.since())
        .log(
            "{}: {} in {} of {} since {}: {}",
            finding.kind(),
            finding.permissionSet(),
            finding.assignment().account(),
            finding.assignment().principal(),
            finding.since(),
            finding.why());
  }
}
