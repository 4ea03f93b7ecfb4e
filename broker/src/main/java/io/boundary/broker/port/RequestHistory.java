package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests and their ledger, for reading. */
public interface RequestHistory {

  /** One request. */
  Optional<AccessRequest> find(RequestId id);

  /** Requests that the query names; a page may lag behind the last commits. */
  default Page<AccessRequest> page(HistoryQuery query) {
    Page<HistoryRow> rows = rows(query);
    return new Page<>(rows.items().stream().map(HistoryRow::request).toList(), rows.next());
  }

  /** The same page, of which each row says how to go on after it. */
  Page<HistoryRow> rows(HistoryQuery query);

  /** How many requests made from then to then, both included, the listing holds. */
  long count(HistoryQuery.Primary primary, Instant from, Instant to);

  /** All events of one request, in order (a consistent read). */
  List<LedgerEvent> events(RequestId id);
}
