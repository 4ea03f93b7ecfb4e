package io.boundary.dashboard.detail;

import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerChain;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import java.util.List;
import java.util.Optional;

/**
 * Whether the evidence of a request holds.
 *
 * @param style {@code ok}, {@code broken} or {@code none}
 */
public record Verification(String style, String title, String text) {

  private static final String BROKEN = "broken";

  /** Judges the events against each other and against the record that they belong to. */
  static Verification of(AccessRequest request, List<LedgerEvent> events) {
    if (events.isEmpty() && request.head().equals(LedgerHead.NONE)) {
      return new Verification(
          "none",
          "No ledger",
          "An older deployment wrote this record; its ledger begins with the next change.");
    }
    Optional<String> broken = LedgerChain.firstBreak(request.id(), events);
    if (broken.isPresent()) {
      return new Verification(BROKEN, "Ledger broken", sentence(broken.get()));
    }
    if (!endsAsNamed(request, events)) {
      return new Verification(
          BROKEN,
          "Ledger incomplete",
          "The record names event "
              + request.head().seq()
              + " as the last; the ledger ends with another one.");
    }
    if (!sealsEvidence(request, events)) {
      return new Verification(
          BROKEN,
          "Decision changed",
          "The decision in the record is not the one that the ledger's last event seals.");
    }
    return new Verification(
        "ok",
        "Ledger verified",
        events.size()
            + (events.size() == 1 ? " event" : " events")
            + ", each sealed with the hash of the one before, up to the end that the record names.");
  }

  /** Whether the ledger ends where the record says. */
  static boolean endsAsNamed(AccessRequest request, List<LedgerEvent> events) {
    return !events.isEmpty() && events.get(events.size() - 1).head().equals(request.head());
  }

  private static boolean sealsEvidence(AccessRequest request, List<LedgerEvent> events) {
    return events.get(events.size() - 1).evidenceDigest().equals(request.evidence().digest());
  }

  private static String sentence(String problem) {
    return problem.endsWith(".") ? problem : problem + ".";
  }
}
