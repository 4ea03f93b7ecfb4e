package io.boundary.broker.decision;

import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configured permission sets of one Identity Center instance. */
public record PermissionSets(InstanceArn instance, Map<PermissionSetName, PermissionSetArn> arns) {

  public PermissionSets {
    arns = Map.copyOf(arns);
  }

  /** The names that can be asked for. */
  public Set<PermissionSetName> names() {
    return arns.keySet();
  }

  /** The assignment of a configured permission set to a user; empty for any other name. */
  public Optional<Assignment> assignment(
      PermissionSetName name, AccountId account, PrincipalId principal) {
    return Optional.ofNullable(arns.get(name))
        .map(arn -> new Assignment(instance, arn, account, PrincipalType.USER, principal));
  }
}
