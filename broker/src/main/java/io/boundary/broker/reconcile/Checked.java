package io.boundary.broker.reconcile;

import io.boundary.broker.port.Finding;
import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;

/** What came of looking at a lease. */
sealed interface Checked {

  /** As it should be, or still on its way. */
  record Fine() implements Checked {}

  /** Nobody is working on it, and somebody should have. */
  record Stuck(Finding finding) implements Checked {}

  /**
   * Its assignment was removed by somebody else.
   *
   * @param holder as it was read before the looks that did not find the assignment
   */
  record Missing(Finding finding, AccessRequest holder) implements Checked {}

  /** A removal that its process did not live to finish. */
  record Abandoned(Finding finding, Lease lease) implements Checked {}
}
