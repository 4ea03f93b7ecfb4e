package io.boundary.broker.port;

import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A listing along one index, newest first.
 *
 * @param createdAfter inclusive
 * @param createdBefore inclusive
 * @param limit at most so many rows a page, 1 to 1000
 */
public record HistoryQuery(
    Primary primary,
    Optional<Instant> createdAfter,
    Optional<Instant> createdBefore,
    int limit,
    Optional<String> cursor) {

  public HistoryQuery {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("limit must be 1 to 1000");
    }
  }

  /** The newest requests that the filter names. */
  public static HistoryQuery newest(Primary primary, int limit) {
    return new HistoryQuery(primary, Optional.empty(), Optional.empty(), limit, Optional.empty());
  }

  /** What a listing is indexed by. */
  public sealed interface Primary {}

  /** By state. */
  public record ByStatus(RequestStatus status) implements Primary {}

  /** By account. */
  public record ByAccount(AccountId account) implements Primary {}

  /** By permission set. */
  public record ByPermissionSet(PermissionSetName permissionSet) implements Primary {}

  /** By the person who asked. */
  public record ByRequester(SlackUserId requester) implements Primary {}
}
