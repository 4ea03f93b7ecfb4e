package io.boundary.cli;

import io.boundary.broker.grant.Removal;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes, one after the other, what was listed in this run and nothing else. */
final class UnknownRemoval {

  private static final Duration EACH = Duration.ofSeconds(58);

  private final Operator operator;
  private final ReconcileOutput output;
  private int removed;

  UnknownRemoval(Operator operator, ReconcileOutput output) {
    this.operator = operator;
    this.output = output;
  }

  /** How many are gone. */
  int removed() {
    return removed;
  }

  /** Whether each came to an end, either way. */
  boolean run(List<Finding> unknown) {
    if (!unknown.isEmpty() && operator.reconcile().olderRecordsWait()) {
      output.problem(
          "nothing was removed: records of an older deployment wait for their leases;"
              + " let the janitor run first");
      return false;
    }
    boolean all = true;
    for (Finding finding : unknown) {
      all &= remove(finding);
    }
    return all;
  }

  private boolean remove(Finding finding) {
    Instant deadline = operator.clock().instant().plus(EACH);
    try {
      Removal.Result result = operator.reconcile().remove(finding, operator.actor(), deadline);
      output.removal(finding, word(result));
      boolean gone = result == Removal.Result.REMOVED || result == Removal.Result.GONE;
      removed += gone ? 1 : 0;
      return gone || result == Removal.Result.OURS;
    } catch (ProvisionerException | StoreException e) {
      output.removal(finding, "failed: " + e.getMessage());
      return false;
    }
  }

  private static String word(Removal.Result result) {
    return switch (result) {
      case REMOVED -> "removed";
      case GONE -> "was gone already";
      case OURS -> "left alone: it has a lease by now";
      case UNFINISHED -> "unfinished: its deletion was not seen to end";
      case FAILED -> "failed: Identity Center could not delete it";
    };
  }
}
