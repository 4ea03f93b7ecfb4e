package io.boundary.broker.port;

import java.time.Instant;
import java.util.List;

/** Where operators are told what reconciliation found. Never throws. */
@FunctionalInterface
public interface DriftChannel {

  /** Posts a summary; best effort, since the findings are logged and counted too. */
  Notifier.Delivery post(Summary summary);

  /**
   * What one run found.
   *
   * @param findings all of them; the channel shows the first few and counts the rest
   * @param unreadable how many accounts or leases could not be looked at
   * @param cycleComplete whether everything has been looked at by now; otherwise a next run goes on
   */
  record Summary(List<Finding> findings, int unreadable, boolean cycleComplete, Instant at) {

    public Summary {
      findings = List.copyOf(findings);
    }
  }
}
