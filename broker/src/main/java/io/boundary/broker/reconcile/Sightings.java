package io.boundary.broker.reconcile;

import io.boundary.broker.port.ReconcileState;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.PermissionSetArn;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Since when unknown assignments have been seen: read once a run, and written as it changes. */
final class Sightings {

  private final ReconcileState state;
  private @Nullable Map<Assignment, Instant> read;

  Sightings(ReconcileState state) {
    this.state = state;
  }

  /** When it was first seen, which is now where it is new. */
  Instant firstSeen(Assignment assignment, Instant now) {
    Instant seen = known().get(assignment);
    if (seen != null) {
      return seen;
    }
    state.seen(assignment, now);
    known().put(assignment, now);
    return now;
  }

  /** Only these are there in this account with this permission set; others of it are forgotten. */
  void only(PermissionSetArn set, AccountId account, Collection<Assignment> there) {
    forget(
        assignment ->
            assignment.permissionSet().equals(set)
                && assignment.account().equals(account)
                && !there.contains(assignment));
  }

  /** The permission set is in these accounts only; it cannot be assigned in others. */
  void onlyIn(PermissionSetArn set, Set<AccountId> accounts) {
    forget(
        assignment ->
            assignment.permissionSet().equals(set) && !accounts.contains(assignment.account()));
  }

  /** Only these permission sets are configured: nobody looks after others. */
  void onlyOf(Set<PermissionSetArn> sets) {
    forget(assignment -> !sets.contains(assignment.permissionSet()));
  }

  private Map<Assignment, Instant> known() {
    if (read == null) {
      read = new HashMap<>(state.sightings());
    }
    return read;
  }

  private void forget(Predicate<Assignment> gone) {
    for (Assignment assignment : List.copyOf(known().keySet())) {
      if (gone.test(assignment)) {
        state.gone(assignment);
        known().remove(assignment);
      }
    }
  }
}
