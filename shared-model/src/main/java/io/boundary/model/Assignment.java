package io.boundary.model;

/** An Identity Center account assignment: who gets which permission set in which account. */
public record Assignment(
    InstanceArn instance,
    PermissionSetArn permissionSet,
    AccountId account,
    PrincipalType principalType,
    PrincipalId principal) {

  /** The one lease that all granting and ending of this assignment goes through. */
  public LeaseId leaseId() {
    return new LeaseId(principal.value() + "#" + account.value() + "#" + permissionSet.value());
  }
}
