package io.boundary.broker.reconcile;

import io.boundary.broker.grant.GrantTimes;
import io.boundary.broker.port.AssignmentInventory;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.PermissionSetArn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Finds users' direct assignments that have no lease. Only looks, and notes first sightings. */
final class AssignmentCheck {

  private final AssignmentInventory inventory;
  private final RequestStore store;
  private final GrantTimes times;
  private final Names names;
  private final Clock clock;

  AssignmentCheck(
      AssignmentInventory inventory,
      RequestStore store,
      GrantTimes times,
      Names names,
      Clock clock) {
    this.inventory = inventory;
    this.store = store;
    this.times = times;
    this.names = names;
    this.clock = clock;
  }

  /**
   * The unknown assignments of one permission set in one account.
   *
   * <p>Each lease is read after the listing: an assignment that was made meanwhile has one by then,
   * and one that was taken back meanwhile has a lease that was not FREE yet when the listing began.
   */
  List<Finding> check(
      PermissionSetArn set, AccountId account, Sightings sightings, Instant deadline) {
    Instant listedFrom = clock.instant();
    List<Assignment> unknown =
        inventory.direct(set, account, deadline).stream()
            .filter(assignment -> !isOurs(assignment, listedFrom))
            .toList();
    sightings.only(set, account, unknown);
    return unknown.stream().map(assignment -> finding(assignment, sightings)).toList();
  }

  private boolean isOurs(Assignment assignment, Instant listedFrom) {
    return store
        .findLease(assignment.leaseId())
        .map(lease -> times.mayBeOurs(lease, listedFrom))
        .orElse(false);
  }

  private Finding finding(Assignment assignment, Sightings sightings) {
    return new Finding(
        Finding.Kind.UNKNOWN,
        assignment,
        names.of(assignment.permissionSet()),
        sightings.firstSeen(assignment, clock.instant()),
        "a direct assignment that Boundary did not make");
  }
}
