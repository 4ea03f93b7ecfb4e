package io.boundary.broker.port;

import io.boundary.model.Actor;
import io.boundary.model.Assignment;
import java.time.Instant;

/**
 * Evidence of the removal of assignments that Boundary did not make. Append-only: nothing is
 * overwritten, nothing expires. (The ledger is a request's; such an assignment has none.)
 */
@FunctionalInterface
public interface RemovalLog {

  /**
   * Appends an entry.
   *
   * @throws StoreException where it is not surely kept: then nothing may be removed
   */
  void append(Entry entry);

  /**
   * What was about to be done, or came of it.
   *
   * @param by who told Boundary to
   * @param seenSince when the assignment was first seen
   * @param outcome {@code INTENDED} before the first call, and then what became of it
   */
  record Entry(Instant at, Actor by, Assignment assignment, Instant seenSince, String outcome) {}
}
