package io.boundary.broker;

import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Assignment;
import io.boundary.model.PrincipalId;
import io.boundary.model.RequestId;
import io.boundary.model.SlackUserId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Requests of a person that are not over, for whoever must end all of them. */
public final class UnfinishedRequests {

  private static final int PAGE = 500;

  /** Nothing that is unfinished is due later: no grant and no approval lasts so long. */
  private static final Duration LATEST = Duration.ofDays(3650);

  private final RequestStore store;
  private final RequestHistory history;
  private final Clock clock;

  public UnfinishedRequests(RequestStore store, RequestHistory history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param requests all of the person's that can be read
   * @param unread what cannot be read and may be the person's too, one line each
   */
  public record Found(List<AccessRequest> requests, List<String> unread) {

    public Found {
      requests = List.copyOf(requests);
      unread = List.copyOf(unread);
    }
  }

  /**
   * Everything of that person that is not over: of all their Slack users, as far as their requests,
   * also those that are over, show that they are one person. Read from the janitor's work list, one
   * by one: what cannot be read hides nothing else.
   */
  public Found of(SlackUserId person) {
    List<String> unread = new ArrayList<>();
    List<AccessRequest> unfinished = unfinished(unread);
    Set<PrincipalId> principals = new HashSet<>(principalsOf(person, unread));
    unfinished.stream()
        .filter(request -> request.ask().requester().equals(person))
        .forEach(request -> principal(request).ifPresent(principals::add));
    List<AccessRequest> theirs =
        unfinished.stream()
            .filter(
                request ->
                    request.ask().requester().equals(person)
                        || principal(request).map(principals::contains).orElse(false))
            .toList();
    return new Found(theirs, unread);
  }

  private List<AccessRequest> unfinished(List<String> unread) {
    Set<RequestId> ids =
        new LinkedHashSet<>(all(cursor -> store.due(clock.instant().plus(LATEST), cursor)));
    ids.addAll(all(store::unversioned));
    List<AccessRequest> unfinished = new ArrayList<>();
    for (RequestId id : ids) {
      try {
        store.find(id).filter(found -> !found.status().isFinal()).ifPresent(unfinished::add);
      } catch (RuntimeException e) {
        unread.add(id + " cannot be read, and is perhaps theirs: " + e.getMessage());
      }
    }
    return unfinished;
  }

  private Set<PrincipalId> principalsOf(SlackUserId person, List<String> unread) {
    Set<PrincipalId> principals = new HashSet<>();
    HistoryQuery.Primary theirs = new HistoryQuery.ByRequester(person);
    try {
      List<AccessRequest> asked =
          all(
              cursor ->
                  history.page(
                      new HistoryQuery(theirs, Optional.empty(), Optional.empty(), PAGE, cursor)));
      asked.forEach(request -> principal(request).ifPresent(principals::add));
    } catch (RuntimeException e) {
      unread.add(
          "what "
              + person
              + " asked for before cannot be read, and may name other Slack users of theirs: "
              + e.getMessage());
    }
    return principals;
  }

  private static Optional<PrincipalId> principal(AccessRequest request) {
    return request.assignment().map(Assignment::principal);
  }

  private static <T> List<T> all(Function<Optional<String>, Page<T>> pages) {
    List<T> items = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<T> page = pages.apply(cursor);
      items.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return items;
  }
}
