package io.boundary.janitor;

import io.boundary.broker.SweepReport;

/** A sweep came to its end, but some requests could not be settled. */
final class UnsettledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsettledException(SweepReport report) {
    super(report.errors() + " requests could not be settled and are tried again: " + report);
  }
}
