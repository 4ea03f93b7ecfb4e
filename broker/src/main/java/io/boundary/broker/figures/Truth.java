package io.boundary.broker.figures;

import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.Listed;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.Tally.Figure;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * What the figures must be: each request counts as its record says that it is counted, and where
 * the record is over, as its chain of events ended.
 *
 * @param book for each day and permission set, and for each day and all of them
 * @param requests how many requests were looked at
 * @param untold those of which neither record nor chain tells it, by id
 */
record Truth(Book book, long requests, List<String> untold) {

  /**
   * Reads all of it.
   *
   * @throws io.boundary.broker.port.StoreException where the store is out of reach
   */
  static Truth read(LedgerListing listing, LongConsumer progress) {
    return new Walk(listing, progress).truth();
  }

  /** What a chain tells of its request. */
  private record End(Optional<LedgerEvent> first, Optional<RequestStatus> status) {

    static final End UNKNOWN = new End(Optional.empty(), Optional.empty());

    End then(LedgerEvent event) {
      return new End(first, event.to().or(() -> status));
    }
  }

  /** Chains first: a record may vanish while they are read, but no chain does. */
  private static final class Walk {

    private final LedgerListing listing;
    private final LongConsumer progress;
    private final Map<String, End> ends = new HashMap<>();
    private final Book book = new Book();
    private long rows;
    private long requests;

    Walk(LedgerListing listing, LongConsumer progress) {
      this.listing = listing;
      this.progress = progress;
    }

    Truth truth() {
      each(listing::events, this::event);
      each(listing::requests, this::request);
      ends.values().removeIf(this::ended);
      return new Truth(book, requests + ends.size(), ends.keySet().stream().sorted().toList());
    }

    private void event(Listed<LedgerEvent> row) {
      End next =
          row.value()
              .map(
                  event ->
                      ends.getOrDefault(row.key(), new End(Optional.of(event), Optional.empty()))
                          .then(event))
              .orElse(End.UNKNOWN);
      ends.put(row.key(), next);
    }

    private void request(Listed<AccessRequest> row) {
      if (row.value().isEmpty()) {
        ends.put(row.key(), End.UNKNOWN);
        return;
      }
      ends.remove(row.key());
      requests++;
      book.count(row.value().get());
    }

    /** Counts a request that has no record any more, as far as its chain tells how. */
    private boolean ended(End end) {
      return end.first()
          .flatMap(LedgerEvent::origin)
          .flatMap(
              origin ->
                  end.status()
                      .map(
                          status -> {
                            book.count(new Figure(origin.day(), Optional.empty(), status));
                            book.count(
                                new Figure(
                                    origin.day(), Optional.of(origin.permissionSet()), status));
                            requests++;
                            return true;
                          }))
          .orElse(false);
    }

    private <T> void each(Function<Optional<String>, Page<T>> pages, Consumer<T> use) {
      Optional<String> cursor = Optional.empty();
      do {
        Page<T> page = pages.apply(cursor);
        page.items().forEach(use);
        rows += page.items().size();
        progress.accept(rows);
        cursor = page.next();
      } while (cursor.isPresent());
    }
  }
}
