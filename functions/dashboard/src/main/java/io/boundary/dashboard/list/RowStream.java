package io.boundary.dashboard.list;

import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryRow;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.reading.listing.Filters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The rows of one index, newest first, read in pages that grow. */
final class RowStream {

  private static final int LARGEST = 500;

  private final RequestHistory history;
  private final HistoryQuery.Primary primary;
  private final Filters filters;
  private final Deque<HistoryRow> ahead = new ArrayDeque<>();
  private Optional<String> readTo;
  private Optional<String> takenTo;
  private boolean isRead;
  private int chunk;
  private int cost;

  RowStream(
      RequestHistory history,
      HistoryQuery.Primary primary,
      Filters filters,
      Optional<String> position,
      int chunk) {
    this.history = history;
    this.primary = primary;
    this.filters = filters;
    this.readTo = position;
    this.takenTo = position;
    this.chunk = chunk;
  }

  /** Reads on, where nothing is ahead; this stream again. */
  RowStream load() {
    while (ahead.isEmpty() && !isRead) {
      Page<HistoryRow> page =
          history.rows(
              new HistoryQuery(
                  primary, filters.createdAfter(), filters.createdBefore(), chunk, readTo));
      ahead.addAll(page.items());
      readTo = page.next();
      isRead = page.next().isEmpty();
      cost += chunk;
      chunk = Math.min(LARGEST, chunk * 2);
    }
    return this;
  }

  /** The next row, if it has one. */
  Optional<HistoryRow> next() {
    return Optional.ofNullable(load().ahead.peek());
  }

  /** Goes past the next row. */
  void take() {
    takenTo = Optional.of(ahead.remove().cursor());
  }

  /** Whether nothing is left. */
  boolean isOver() {
    return isRead && ahead.isEmpty();
  }

  /** Where to go on after what was taken; empty: from the newest. */
  Optional<String> position() {
    return takenTo;
  }

  /** Rows that were asked for so far. */
  int cost() {
    return cost;
  }
}
