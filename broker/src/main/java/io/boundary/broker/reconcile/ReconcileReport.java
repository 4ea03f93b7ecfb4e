package io.boundary.broker.reconcile;

import io.boundary.broker.port.Finding;
import io.boundary.broker.port.ReconcileCursor;
import java.util.List;
import java.util.Optional;

/**
 * What a run of reconciliation did.
 *
 * @param unreadable what could not be looked at, and why, one line each
 * @param looks how many leases and pairs of account and permission set were looked at
 * @param ended how many requests were ended because their assignment was removed by others
 * @param stopped what failed so that the run stopped, where something outside was down
 * @param cursor where the next run goes on
 */
public record ReconcileReport(
    List<Finding> findings,
    List<String> unreadable,
    int looks,
    int ended,
    Optional<String> stopped,
    ReconcileCursor cursor) {

  public ReconcileReport {
    findings = List.copyOf(findings);
    unreadable = List.copyOf(unreadable);
  }

  /** A run that found its cycle complete, and another one not due yet. */
  public static ReconcileReport resting(ReconcileCursor cursor) {
    return new ReconcileReport(List.of(), List.of(), 0, 0, Optional.empty(), cursor);
  }

  /** The same, where its place could not be kept: the next run does it once more. */
  public ReconcileReport notKept(String why) {
    return new ReconcileReport(findings, unreadable, looks, ended, Optional.of(why), cursor);
  }

  /** Whether everything has been looked at. */
  public boolean complete() {
    return cursor.isDone();
  }

  /** How many findings are of that kind. */
  public long count(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }
}
