package io.boundary.model;

import java.util.List;
import java.util.Optional;

/**
 * Checks one request's chain of events. It finds an event that was changed, inserted, reordered or
 * removed in the middle; it cannot see that the end of the chain, or all of it, was removed or
 * rewritten with new hashes (a seal kept elsewhere can).
 */
public final class LedgerChain {

  private LedgerChain() {}

  /** The first thing that is wrong with the chain, or empty where it verifies. */
  public static Optional<String> firstBreak(RequestId id, List<LedgerEvent> events) {
    LedgerHead head = LedgerHead.NONE;
    Optional<RequestStatus> status = Optional.empty();
    for (LedgerEvent event : events) {
      Optional<String> problem = problemOf(id, event, head, status);
      if (problem.isPresent()) {
        return problem;
      }
      head = event.head();
      status = event.to().isPresent() ? event.to() : status;
    }
    return Optional.empty();
  }

  private static Optional<String> problemOf(
      RequestId id, LedgerEvent event, LedgerHead head, Optional<RequestStatus> status) {
    String where = id + " event " + event.seq();
    if (!event.requestId().equals(id)) {
      return Optional.of(where + " belongs to " + event.requestId());
    }
    if (event.seq() != head.seq() + 1) {
      return Optional.of(where + " follows event " + head.seq());
    }
    if (!event.prevHash().equals(head.hash())) {
      return Optional.of(where + " does not link to the event before it");
    }
    if (!event.hash().equals(event.computedHash())) {
      return Optional.of(where + " was changed: its hash does not fit its content");
    }
    if (event.to().isPresent() && !event.from().equals(status)) {
      return Optional.of(where + " starts from another state than the chain was in");
    }
    return Optional.empty();
  }
}
