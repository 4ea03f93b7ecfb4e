package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.util.List;
import java.util.Optional;

/** Requests and their ledger, for reading. */
public interface RequestHistory {

  /** One request. */
  Optional<AccessRequest> find(RequestId id);

  /** Requests that the query names; a page may lag behind the last commits. */
  Page<AccessRequest> page(HistoryQuery query);

  /** All events of one request, in order (a consistent read). */
  List<LedgerEvent> events(RequestId id);
}
