package io.boundary.cli.audit;

import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.Listed;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.StoreException;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Writes the whole ledger as a bundle, without judging it: whoever reads the bundle does. */
public final class BundleExport {

  private final LedgerListing listing;
  private final RequestHistory history;

  public BundleExport(LedgerListing listing, RequestHistory history) {
    this.listing = listing;
    this.history = history;
  }

  /**
   * Writes it into this folder.
   *
   * @param progress hears how many requests were written
   * @return how many those are
   * @throws StoreException also where an event cannot be read, and so not be written either
   */
  public long to(Path folder, LongConsumer progress) throws IOException {
    NavigableSet<String> ids = ids();
    long written = 0;
    try (BundleWriter bundle = BundleWriter.in(folder)) {
      for (String id : ids) {
        bundle.request(history.events(new RequestId(id)));
        written++;
        progress.accept(written);
      }
      bundle.finish();
    }
    return written;
  }

  private NavigableSet<String> ids() {
    NavigableSet<String> ids = new TreeSet<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Listed<LedgerEvent>> page = listing.events(cursor);
      page.items().stream().map(BundleExport::id).forEach(ids::add);
      cursor = page.next();
    } while (cursor.isPresent());
    return ids;
  }

  private static String id(Listed<LedgerEvent> row) {
    return row.value()
        .map(event -> event.requestId().value())
        .orElseThrow(
            () -> new StoreException("the ledger has an event that cannot be read (audit verify)"));
  }
}
