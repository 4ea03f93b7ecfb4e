package io.boundary.cli;

import io.boundary.broker.audit.LedgerAudit;
import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.RequestHistory;
import java.time.Clock;

/**
 * What the commands work with that read the whole ledger.
 *
 * @param target what it is the ledger of, in words
 */
record AuditedLedger(String target, LedgerListing listing, RequestHistory history, Clock clock) {

  /** Looks at it. */
  LedgerAudit audit() {
    return new LedgerAudit(listing, history, clock);
  }

  /** Makes one, when the command line has been read. */
  @FunctionalInterface
  interface Source {

    /**
     * For this target.
     *
     * @throws RuntimeException with one line, where a setting is missing or it cannot be reached
     */
    AuditedLedger open(TargetOptions target);
  }
}
