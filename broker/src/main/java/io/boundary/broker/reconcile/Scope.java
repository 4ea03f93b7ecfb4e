package io.boundary.broker.reconcile;

import io.boundary.model.AccountId;
import io.boundary.model.LeaseId;
import io.boundary.model.PermissionSetArn;
import java.util.Set;

/**
 * What is looked at.
 *
 * @param accounts only these; empty for every account
 * @param permissionSets only these; empty for every configured one
 */
public record Scope(Set<AccountId> accounts, Set<PermissionSetArn> permissionSets) {

  /** Everything under the policy. */
  public static final Scope ALL = new Scope(Set.of(), Set.of());

  public Scope {
    accounts = Set.copyOf(accounts);
    permissionSets = Set.copyOf(permissionSets);
  }

  boolean has(AccountId account) {
    return accounts.isEmpty() || accounts.contains(account);
  }

  boolean has(PermissionSetArn permissionSet) {
    return permissionSets.isEmpty() || permissionSets.contains(permissionSet);
  }

  /** A lease's id is its principal, account and permission set. */
  boolean has(LeaseId lease) {
    String[] parts = lease.value().split("#", 3);
    return parts.length == 3
        && AccountId.parse(parts[1]).map(this::has).orElse(false)
        && PermissionSetArn.parse(parts[2]).map(this::has).orElse(false);
  }
}
