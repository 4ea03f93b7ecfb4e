package io.boundary.broker;

import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Requests of everybody, for operators. What is listed may lag behind the last commits. */
public final class FindRequests {

  private static final int PAGE = 500;

  private final RequestHistory history;

  public FindRequests(RequestHistory history) {
    this.history = history;
  }

  /** Which requests; what is empty does not matter. */
  public record Filter(
      Optional<RequestStatus> status,
      Optional<AccountId> account,
      Optional<SlackUserId> requester,
      Optional<Instant> since) {

    boolean admits(AccessRequest request) {
      return status.map(request.status()::equals).orElse(true)
          && account.map(request.ask().account()::equals).orElse(true)
          && requester.map(request.ask().requester()::equals).orElse(true);
    }
  }

  /** The newest requests that the filter admits, at most so many. */
  public List<AccessRequest> newest(Filter filter, int atMost) {
    List<AccessRequest> found = new ArrayList<>();
    for (HistoryQuery.Primary primary : primaries(filter)) {
      found.addAll(read(primary, filter.since(), filter::admits, atMost));
    }
    return found.stream()
        .sorted(Comparator.comparing(AccessRequest::createdAt).reversed())
        .limit(atMost)
        .toList();
  }

  private static List<HistoryQuery.Primary> primaries(Filter filter) {
    return filter
        .requester()
        .<List<HistoryQuery.Primary>>map(user -> List.of(new HistoryQuery.ByRequester(user)))
        .or(() -> filter.account().map(account -> List.of(new HistoryQuery.ByAccount(account))))
        .or(() -> filter.status().map(status -> List.of(new HistoryQuery.ByStatus(status))))
        .orElseGet(
            () ->
                Arrays.stream(RequestStatus.values())
                    .<HistoryQuery.Primary>map(HistoryQuery.ByStatus::new)
                    .toList());
  }

  private List<AccessRequest> read(
      HistoryQuery.Primary primary,
      Optional<Instant> since,
      Predicate<AccessRequest> wanted,
      int atMost) {
    List<AccessRequest> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<AccessRequest> page =
          history.page(new HistoryQuery(primary, since, Optional.empty(), PAGE, cursor));
      page.items().stream().filter(wanted).forEach(found::add);
      cursor = page.next();
    } while (cursor.isPresent() && found.size() < atMost);
    return found;
  }
}
