package io.boundary.dashboard.list;

import static java.util.Comparator.comparing;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.HistoryQuery.ByAccount;
import io.boundary.broker.port.HistoryQuery.ByStatus;
import io.boundary.broker.port.HistoryQuery.Primary;
import io.boundary.broker.port.HistoryRow;
import io.boundary.dashboard.view.Row;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Reading;
import io.boundary.reading.caller.Scope;
import io.boundary.reading.listing.Filters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Looks for requests along one index where a filter has one, and otherwise along several at once,
 * merged by their time. Pages are filled, as far as the budget of rows goes.
 */
final class Search {

  /** Rows that one page may cost, those that are left out included. */
  private static final int BUDGET = 5_000;

  private static final int FEW_ACCOUNTS = 12;

  private static final Comparator<RowStream> NEWEST_NEXT =
      comparing((RowStream stream) -> stream.next().orElseThrow().request().createdAt()).reversed();

  private final Reading reading;
  private final Forks forks;

  Search(Reading reading, Forks forks) {
    this.reading = reading;
    this.forks = forks;
  }

  /** The next requests, newest first; from the newest where there is no position. */
  Result find(SearchForm form, Scope scope, int wanted, Optional<Position> position) {
    if (form.requestId().isPresent()) {
      return new Result(
          form
              .requestId()
              .flatMap(reading.history()::find)
              .filter(request -> fits(form, scope, request))
              .stream()
              .toList(),
          Optional.empty());
    }
    Map<String, RowStream> streams = streams(form.filters(), scope, wanted, position);
    List<CompletableFuture<RowStream>> loading =
        streams.values().stream().map(stream -> forks.fork(stream::load)).toList();
    loading.forEach(Forks::join);
    return merged(form, scope, wanted, streams);
  }

  private static Result merged(
      SearchForm form, Scope scope, int wanted, Map<String, RowStream> streams) {
    List<AccessRequest> items = new ArrayList<>();
    Optional<String> afterLast = Optional.empty();
    Optional<RowStream> newest = newest(streams);
    while (newest.isPresent() && withinBudget(streams)) {
      HistoryRow row = newest.get().next().orElseThrow();
      boolean fits = fits(form, scope, row.request());
      if (fits && items.size() == wanted) {
        return new Result(items, afterLast);
      }
      newest.get().take();
      if (fits) {
        items.add(row.request());
        afterLast = position(form, streams);
      }
      newest = newest(streams);
    }
    return new Result(items, newest.isPresent() ? position(form, streams) : Optional.empty());
  }

  private static Optional<RowStream> newest(Map<String, RowStream> streams) {
    return streams.values().stream().filter(stream -> stream.next().isPresent()).min(NEWEST_NEXT);
  }

  private static boolean withinBudget(Map<String, RowStream> streams) {
    return streams.values().stream().mapToInt(RowStream::cost).sum() <= BUDGET;
  }

  private static Optional<String> position(SearchForm form, Map<String, RowStream> streams) {
    Map<String, String> positions = new LinkedHashMap<>();
    streams.forEach(
        (key, stream) -> {
          if (!stream.isOver()) {
            positions.put(key, stream.position().orElse(""));
          }
        });
    return Optional.of(new Position(form.reason(), positions).text());
  }

  private static boolean fits(SearchForm form, Scope scope, AccessRequest request) {
    return form.filters().hold(request)
        && scope.holds(request)
        && contains(Row.note(request), form.reason(), request.evidence().reason());
  }

  private static boolean contains(String note, String words, String reason) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return Stream.of(note, reason).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private Map<String, RowStream> streams(
      Filters filters, Scope scope, int wanted, Optional<Position> position) {
    Map<String, RowStream> streams = new LinkedHashMap<>();
    for (Map.Entry<String, Primary> index : indexes(filters, scope).entrySet()) {
      String key = index.getKey();
      Optional<String> from = position.map(p -> p.streams().getOrDefault(key, "gone"));
      if (!from.equals(Optional.of("gone"))) {
        Optional<String> cursor = from.filter(text -> !text.isEmpty());
        streams.put(
            key, new RowStream(reading.history(), index.getValue(), filters, cursor, wanted + 1));
      }
    }
    return streams;
  }

  private static Map<String, Primary> indexes(Filters filters, Scope scope) {
    Map<String, Primary> indexes = new LinkedHashMap<>();
    if (scope.isNothing()) {
      return indexes;
    }
    if (filters.primary().isPresent()) {
      indexes.put("one", filters.primary().get());
    } else if (!scope.accounts().all() && scope.accounts().some().size() <= FEW_ACCOUNTS) {
      scope.accounts().some().stream()
          .sorted(comparing(account -> account.value()))
          .forEach(account -> indexes.put(account.value(), new ByAccount(account)));
    } else {
      Arrays.stream(RequestStatus.values())
          .filter(scope.statuses()::holds)
          .forEach(status -> indexes.put(status.name(), new ByStatus(status)));
    }
    return indexes;
  }

  /**
   * What was found.
   *
   * @param next where to go on, to be sealed; empty where there is no more
   */
  record Result(List<AccessRequest> items, Optional<String> next) {

    Result {
      items = List.copyOf(items);
    }
  }
}
