package io.boundary.broker.audit;

import io.boundary.model.LedgerHead;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of looking at a ledger.
 *
 * @param heads the end of each chain that was looked at, by request id
 * @param events how many events they have
 * @param unsealed how many of them came after the seal; 0 without one
 * @param problems for each request in which something is broken, the first broken link
 */
public record AuditReport(
    SortedMap<String, LedgerHead> heads, long events, long unsealed, List<String> problems) {

  public AuditReport {
    problems = List.copyOf(problems);
  }

  /** Whether nothing is broken. */
  public boolean holds() {
    return problems.isEmpty();
  }
}
