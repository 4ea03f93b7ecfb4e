package io.boundary.reading.listing;

import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryRow;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.AccessRequest;
import io.boundary.reading.caller.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listings that are filled: rows are read until as many as are wanted are in scope, or the index
 * has no more, or the budget of rows is used up.
 */
public final class Listing {

  /** Read at once where most of it may be left out. */
  private static final int CHUNK = 250;

  private static final int LARGEST_CHUNK = 1000;

  private final RequestHistory history;

  public Listing(RequestHistory history) {
    this.history = history;
  }

  /**
   * The next requests, newest first.
   *
   * @param filters with at least one that an index has
   * @param wanted how many
   * @param position where to go on; empty: from the newest
   * @param budget how many rows may be read, those that are left out included
   * @throws IllegalArgumentException where no index has any of the filters
   */
  public Filled fill(
      Filters filters, Scope scope, int wanted, Optional<String> position, int budget) {
    HistoryQuery.Primary primary =
        filters.primary().orElseThrow(() -> new IllegalArgumentException("no primary filter"));
    Filling filling = new Filling(wanted, position);
    if (scope.isNothing()) {
      return filling.filled(false);
    }
    int left = budget;
    boolean more = true;
    while (more && left > 0 && !filling.isSure()) {
      int limit = Math.min(left, Math.min(LARGEST_CHUNK, Math.max(CHUNK, wanted + 1)));
      Page<HistoryRow> page =
          history.rows(
              new HistoryQuery(
                  primary,
                  filters.createdAfter(),
                  filters.createdBefore(),
                  limit,
                  filling.position));
      for (HistoryRow row : page.items()) {
        filling.add(row, filters.hold(row.request()) && scope.holds(row.request()));
      }
      left -= limit;
      more = page.next().isPresent();
    }
    return filling.filled(more);
  }

  /**
   * What was found.
   *
   * @param next where to go on; empty where there is no more in scope. Where the budget was used up
   *     there may be more, and it is present although {@code items} may be few or none
   */
  public record Filled(List<AccessRequest> items, Optional<String> next) {

    public Filled {
      items = List.copyOf(items);
    }
  }

  /** Collects rows, and looks for one more than is wanted, to know whether there is one. */
  private static final class Filling {

    private final int wanted;
    private final List<AccessRequest> items = new ArrayList<>();
    private Optional<String> position;
    private Optional<String> afterLast = Optional.empty();
    private boolean oneMore;

    Filling(int wanted, Optional<String> position) {
      this.wanted = wanted;
      this.position = position;
    }

    void add(HistoryRow row, boolean inScope) {
      position = Optional.of(row.cursor());
      if (inScope && items.size() < wanted) {
        items.add(row.request());
        afterLast = position;
      } else if (inScope) {
        oneMore = true;
      }
    }

    boolean isSure() {
      return oneMore;
    }

    Filled filled(boolean unread) {
      if (items.size() == wanted) {
        return new Filled(items, oneMore || unread ? afterLast : Optional.empty());
      }
      return new Filled(items, unread ? position : Optional.empty());
    }
  }
}
