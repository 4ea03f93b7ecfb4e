package io.boundary.dashboard.list;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.dashboard.list.ListPage.Chip;
import io.boundary.dashboard.list.ListPage.Option;
import io.boundary.dashboard.list.Search.Result;
import io.boundary.dashboard.view.Links;
import io.boundary.dashboard.view.Row;
import io.boundary.dashboard.view.Words;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Reading;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.QueryParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the page of the search. */
public final class Requests {

  private static final int PAGE_SIZE = 50;
  private static final Map<String, String> LABELS =
      Map.of(
          "status", "Status",
          "account_id", "Account",
          "permission_set_name", "Permission set",
          "requester_slack_user_id", "Requester",
          "request_id", "Request id",
          "reason", "Reason contains",
          "from", "From",
          "to", "To",
          "created_after", "After (epoch)",
          "created_before", "Before (epoch)");

  private final Reading reading;
  private final Search search;

  public Requests(Reading reading, Forks forks) {
    this.reading = reading;
    this.search = new Search(reading, forks);
  }

  /** The page for that caller. */
  public ListPage page(Caller caller, QueryParameters query, Instant now) {
    SearchForm form = SearchForm.of(query);
    if (!form.isFine()) {
      return page(caller, form, 400, new Result(List.of(), Optional.empty()), now);
    }
    SearchForm scoped = form.withinScope(caller.scope());
    if (!scoped.isFine()) {
      return page(caller, scoped, 403, new Result(List.of(), Optional.empty()), now);
    }
    Optional<Position> position = form.token().flatMap(token -> position(caller, form, token));
    if (form.token().isPresent() && position.isEmpty()) {
      SearchForm broken = withGeneral(form, "this page of the list is not yours, or too old");
      return page(caller, broken, 400, new Result(List.of(), Optional.empty()), now);
    }
    int wanted = Math.min(PAGE_SIZE, reading.maxPageSize());
    return page(caller, form, 200, search.find(form, caller.scope(), wanted, position), now);
  }

  private Optional<Position> position(Caller caller, SearchForm form, String token) {
    return reading
        .tokens()
        .open(token, caller.arn(), form.filters())
        .flatMap(Position::parse)
        .filter(position -> position.reason().equals(form.reason()));
  }

  private static SearchForm withGeneral(SearchForm form, String problem) {
    return new SearchForm(
        form.given(),
        form.problems(),
        List.of(problem),
        form.filters(),
        form.requestId(),
        form.reason(),
        form.token());
  }

  private ListPage page(Caller caller, SearchForm form, int status, Result found, Instant now) {
    Export export = Export.of(caller, form);
    return new ListPage(
        status,
        form.given(),
        form.problems(),
        form.general(),
        options(caller, form),
        chips(form),
        found.items().stream().map(request -> Row.of(request, now)).toList(),
        summary(form, found),
        form.token().isEmpty(),
        Links.with(Links.REQUESTS, form.given()),
        found.next().map(next -> nextHref(caller, form, next)),
        export.href(),
        export.note());
  }

  private String nextHref(Caller caller, SearchForm form, String next) {
    Map<String, String> query = new LinkedHashMap<>(form.given());
    query.put("next_token", reading.tokens().seal(next, caller.arn(), form.filters()));
    return Links.with(Links.REQUESTS, query);
  }

  private static String summary(SearchForm form, Result found) {
    String count = Words.count(found.items().size());
    if (found.next().isPresent()) {
      return count + " on this page, and there is more";
    }
    return form.token().isPresent()
        ? count + " on this last page"
        : found.items().size() == 1 ? "1 request" : count + " requests";
  }

  /** Only what the caller may see; what was asked for stays chosen. */
  private static List<Option> options(Caller caller, SearchForm form) {
    return Arrays.stream(RequestStatus.values())
        .filter(caller.scope().statuses()::holds)
        .map(
            status ->
                new Option(
                    status.name(),
                    Words.status(status),
                    form.filters().status().equals(Optional.of(status))))
        .toList();
  }

  private static List<Chip> chips(SearchForm form) {
    List<Chip> chips = new ArrayList<>();
    form.given()
        .forEach(
            (name, value) ->
                chips.add(
                    new Chip(
                        LABELS.getOrDefault(name, name),
                        shown(form, name, value),
                        Links.with(Links.REQUESTS, form.without(name)))));
    return chips;
  }

  private static String shown(SearchForm form, String name, String value) {
    return name.equals("status") ? form.filters().status().map(Words::status).orElse(value) : value;
  }
}
