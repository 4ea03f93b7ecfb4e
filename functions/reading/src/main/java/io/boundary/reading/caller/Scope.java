package io.boundary.reading.caller;

import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;

/** Which requests a caller may see: those that are in it by all four. */
public record Scope(
    Allowed<AccountId> accounts,
    Allowed<SlackUserId> requesters,
    Allowed<PermissionSetName> permissionSets,
    Allowed<RequestStatus> statuses) {

  /** Everything. */
  public static final Scope EVERYTHING =
      new Scope(
          Allowed.everything(), Allowed.everything(), Allowed.everything(), Allowed.everything());

  /** Whether that request may be seen. */
  public boolean holds(AccessRequest request) {
    return accounts.holds(request.ask().account())
        && requesters.holds(request.ask().requester())
        && permissionSets.holds(request.ask().permissionSet())
        && statuses.holds(request.status());
  }

  /** Whether no request at all may be seen. */
  public boolean isNothing() {
    return accounts.isNothing()
        || requesters.isNothing()
        || permissionSets.isNothing()
        || statuses.isNothing();
  }

  /** Whether figures, which count all accounts, people and permission sets, tell nothing else. */
  public boolean coversFigures() {
    return accounts.all() && requesters.all() && permissionSets.all();
  }
}
