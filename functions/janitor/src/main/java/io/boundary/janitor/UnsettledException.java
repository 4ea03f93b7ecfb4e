package io.boundary.janitor;

import io.boundary.broker.SweepReport;
import io.boundary.broker.reconcile.ReconcileReport;

/** A task came to its end, but some of it could not be settled. */
final class UnsettledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsettledException(SweepReport report) {
    super(report.errors() + " requests could not be settled and are tried again: " + report);
  }

  UnsettledException(ReconcileReport report) {
    super("reconciliation stopped and goes on at its next run: " + report.stopped().orElse(""));
  }
}
