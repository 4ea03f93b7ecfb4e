package io.boundary.broker.audit;

import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the end of a chain that verifies says of its request's record.
 *
 * @param status the state that the last change led to; empty where there was none
 * @param at the last event's time
 * @param evidence the digest of the decision, as the last event has it
 */
record ChainEnd(LedgerHead head, Optional<RequestStatus> status, Instant at, String evidence) {

  /** Of a chain without events. */
  static final ChainEnd NONE = new ChainEnd(LedgerHead.NONE, Optional.empty(), Instant.EPOCH, "");

  static ChainEnd of(List<LedgerEvent> events) {
    if (events.isEmpty()) {
      return NONE;
    }
    LedgerEvent last = events.get(events.size() - 1);
    Optional<RequestStatus> status =
        events.stream().flatMap(event -> event.to().stream()).reduce((one, next) -> next);
    return new ChainEnd(last.head(), status, last.at(), last.evidenceDigest());
  }

  /** In what the record differs; empty where it does not. An older one may have no chain yet. */
  Optional<String> disagreement(AccessRequest record) {
    if (head.seq() == 0 && record.version() == 0 && record.head().equals(LedgerHead.NONE)) {
      return Optional.empty();
    }
    if (record.head().seq() != head.seq()) {
      return Optional.of(
          "%s ends with %s in the ledger and with %s in its record"
              .formatted(record.id(), event(head), event(record.head())));
    }
    if (head.seq() == 0 || !record.head().hash().equals(head.hash())) {
      return Optional.of(
          record.id() + " event " + head.seq() + " is not the one that its record names");
    }
    if (!status.equals(Optional.of(record.status()))) {
      return Optional.of(
          "%s is %s by its events and %s by its record"
              .formatted(record.id(), status.map(Enum::name).orElse("nothing"), record.status()));
    }
    return evidence.equals(record.evidence().digest())
        ? Optional.empty()
        : Optional.of(
            record.id() + " has another decision in its record than its events were made with");
  }

  private static String event(LedgerHead head) {
    return head.seq() == 0 ? "no event" : "event " + head.seq();
  }

  /** Whether the record's time is over by then, so that nobody needs to have taken it away. */
  boolean mayHaveExpired(Instant now) {
    return status.map(RequestStatus::isFinal).orElse(false)
        && !now.isBefore(at.plus(AccessRequest.KEPT));
  }

  /** That its record is not there, and was to be. */
  String missing(String id) {
    return "%s is %s by its events, and its record is gone before its time"
        .formatted(id, status.map(Enum::name).orElse("nothing"));
  }
}
