package io.boundary.reading.listing;

import io.boundary.broker.port.HistoryQuery.ByAccount;
import io.boundary.broker.port.HistoryQuery.ByPermissionSet;
import io.boundary.broker.port.HistoryQuery.ByRequester;
import io.boundary.broker.port.HistoryQuery.ByStatus;
import io.boundary.broker.port.HistoryQuery.Primary;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.reading.caller.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which requests are wanted: those that fit all that is given.
 *
 * @param createdAfter inclusive
 * @param createdBefore inclusive
 */
public record Filters(
    Optional<RequestStatus> status,
    Optional<AccountId> account,
    Optional<PermissionSetName> permissionSet,
    Optional<SlackUserId> requester,
    Optional<Instant> createdAfter,
    Optional<Instant> createdBefore) {

  /** All requests. */
  public static final Filters NONE = between(Optional.empty(), Optional.empty());

  /** All requests that were made in that time. */
  public static Filters between(Optional<Instant> after, Optional<Instant> before) {
    return new Filters(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), after, before);
  }

  /** All requests in that state. */
  public static Filters of(RequestStatus status) {
    return new Filters(
        Optional.of(status),
        NONE.account,
        NONE.permissionSet,
        NONE.requester,
        NONE.createdAfter,
        NONE.createdBefore);
  }

  /** All requests for that account. */
  public static Filters of(AccountId account) {
    return new Filters(
        NONE.status,
        Optional.of(account),
        NONE.permissionSet,
        NONE.requester,
        NONE.createdAfter,
        NONE.createdBefore);
  }

  /** All requests of that person. */
  public static Filters of(SlackUserId requester) {
    return new Filters(
        NONE.status,
        NONE.account,
        NONE.permissionSet,
        Optional.of(requester),
        NONE.createdAfter,
        NONE.createdBefore);
  }

  /**
   * The index to read along: of those that are given the one that mostly holds the least. Empty
   * where none is.
   */
  public Optional<Primary> primary() {
    return requester
        .<Primary>map(ByRequester::new)
        .or(() -> account.map(ByAccount::new))
        .or(() -> permissionSet.map(ByPermissionSet::new))
        .or(() -> status.map(ByStatus::new));
  }

  /** Whether that request is wanted. */
  public boolean hold(AccessRequest request) {
    return status.map(request.status()::equals).orElse(true)
        && account.map(request.ask().account()::equals).orElse(true)
        && permissionSet.map(request.ask().permissionSet()::equals).orElse(true)
        && requester.map(request.ask().requester()::equals).orElse(true)
        && createdAfter.map(after -> !request.createdAt().isBefore(after)).orElse(true)
        && createdBefore.map(before -> !request.createdAt().isAfter(before)).orElse(true);
  }

  /** The names of the filters that ask for what is outside a scope. */
  public List<String> outside(Scope scope) {
    List<String> names = new ArrayList<>();
    status.filter(value -> !scope.statuses().holds(value)).ifPresent(v -> names.add("status"));
    account.filter(value -> !scope.accounts().holds(value)).ifPresent(v -> names.add("account_id"));
    permissionSet
        .filter(value -> !scope.permissionSets().holds(value))
        .ifPresent(v -> names.add("permission_set_name"));
    requester
        .filter(value -> !scope.requesters().holds(value))
        .ifPresent(v -> names.add("requester_slack_user_id"));
    return names;
  }

  /** All of it as a list that no other filters share. */
  List<String> canonical() {
    return List.of(
        status.map(Enum::name).orElse(""),
        account.map(AccountId::value).orElse(""),
        permissionSet.map(PermissionSetName::value).orElse(""),
        requester.map(SlackUserId::value).orElse(""),
        createdAfter.map(Instant::toString).orElse(""),
        createdBefore.map(Instant::toString).orElse(""));
  }
}
