package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import java.util.Optional;

/** The whole ledger and all records, page by page, for whoever checks all of it. */
public interface LedgerListing {

  /**
   * A page of the ledger, read consistently: events of one request come together and in order.
   *
   * @param cursor a page's {@code next}; empty for the first
   * @return the page; {@code next} is empty at the end
   */
  Page<Listed<LedgerEvent>> events(Optional<String> cursor);

  /** A page of the records, in any order; read consistently. */
  Page<Listed<AccessRequest>> requests(Optional<String> cursor);
}
