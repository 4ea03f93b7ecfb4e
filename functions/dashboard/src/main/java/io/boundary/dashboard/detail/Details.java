package io.boundary.dashboard.detail;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.dashboard.detail.DetailPage.Headline;
import io.boundary.dashboard.detail.DetailPage.Others;
import io.boundary.dashboard.view.Badge;
import io.boundary.dashboard.view.Links;
import io.boundary.dashboard.view.Meter;
import io.boundary.dashboard.view.Row;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import io.boundary.reading.Reading;
import io.boundary.reading.RequestFields;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.listing.Filters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes the page of one request. */
public final class Details {

  private static final int OTHERS = 5;

  /** Rows that looking for others may cost, those out of scope included. */
  private static final int BUDGET = 500;

  private final Reading reading;
  private final Forks forks;

  public Details(Reading reading, Forks forks) {
    this.reading = reading;
    this.forks = forks;
  }

  /** The page; empty where there is no such request, or none that the caller may see. */
  public Optional<DetailPage> page(Caller caller, String id, Instant now) {
    return RequestId.parse(id)
        .flatMap(reading.history()::find)
        .filter(caller.scope()::holds)
        .map(request -> page(caller, request, now));
  }

  private DetailPage page(Caller caller, AccessRequest found, Instant now) {
    CompletableFuture<Others> samePerson = forks.fork(() -> samePerson(caller, found, now));
    CompletableFuture<Others> sameAccount = forks.fork(() -> sameAccount(caller, found, now));
    List<LedgerEvent> events = reading.history().events(found.id());
    AccessRequest request = settled(found, events);
    return new DetailPage(
        request.id().value(),
        Badge.of(request.status()),
        headline(request),
        Meter.of(request, now),
        Facts.of(request, now),
        DecisionWords.of(request),
        Steps.of(events, now),
        Verification.of(request, events),
        Forks.join(samePerson),
        Forks.join(sameAccount),
        RequestFields.of(request).toPrettyString());
  }

  /**
   * The record as it is after the events: it may have changed between the two reads, and that is no
   * break.
   */
  private AccessRequest settled(AccessRequest request, List<LedgerEvent> events) {
    return events.isEmpty() || Verification.endsAsNamed(request, events)
        ? request
        : reading.history().find(request.id()).orElse(request);
  }

  private static Headline headline(AccessRequest request) {
    String account = request.ask().account().value();
    return new Headline(
        request.ask().requester().value(),
        request.ask().permissionSet().value(),
        request.evidence().accountName().orElse(account));
  }

  private Others samePerson(Caller caller, AccessRequest request, Instant now) {
    Filters filters = Filters.of(request.ask().requester());
    String requester = request.ask().requester().value();
    return new Others(
        "More of " + requester,
        others(caller, filters, request, now),
        Links.filtered("requester_slack_user_id", requester));
  }

  private Others sameAccount(Caller caller, AccessRequest request, Instant now) {
    Filters filters = Filters.of(request.ask().account());
    String account = request.ask().account().value();
    return new Others(
        "More in " + request.evidence().accountName().orElse(account),
        others(caller, filters, request, now),
        Links.filtered("account_id", account));
  }

  private List<Row> others(Caller caller, Filters filters, AccessRequest request, Instant now) {
    return reading
        .listing()
        .fill(filters, caller.scope(), OTHERS + 1, Optional.empty(), BUDGET)
        .items()
        .stream()
        .filter(other -> !other.id().equals(request.id()))
        .limit(OTHERS)
        .map(other -> Row.of(other, now))
        .toList();
  }
}
