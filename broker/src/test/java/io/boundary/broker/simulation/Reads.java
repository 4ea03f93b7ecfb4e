package io.boundary.broker.simulation;

import io.boundary.broker.port.AccountCatalog;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.GroupId;
import io.boundary.model.PrincipalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts that a process has really read for the message that it works on. */
final class Reads {

  private final Map<AccountId, AccountCatalog.Lookup> accounts = new HashMap<>();
  private final Map<PrincipalId, Map<GroupId, Boolean>> groups = new HashMap<>();
  private final Map<Assignment, Boolean> looks = new HashMap<>();

  /** Another message begins. */
  void forget() {
    accounts.clear();
    groups.clear();
    looks.clear();
  }

  void account(AccountId account, AccountCatalog.Lookup facts) {
    accounts.put(account, facts);
  }

  void memberships(PrincipalId user, Collection<GroupId> asked, Set<GroupId> in) {
    Map<GroupId, Boolean> known = groups.computeIfAbsent(user, u -> new HashMap<>());
    asked.forEach(group -> known.put(group, in.contains(group)));
  }

  void looked(Assignment assignment, boolean exists) {
    looks.put(assignment, exists);
  }

  Optional<AccountCatalog.Lookup> account(AccountId account) {
    return Optional.ofNullable(accounts.get(account));
  }

  /** Whether it read that the user is in the group; false where it did not read that at all. */
  boolean member(PrincipalId user, GroupId group) {
    return Boolean.TRUE.equals(groups.getOrDefault(user, Map.of()).get(group));
  }

  /** What its last look at the assignment said. */
  Optional<Boolean> look(Assignment assignment) {
    return Optional.ofNullable(looks.get(assignment));
  }
}
