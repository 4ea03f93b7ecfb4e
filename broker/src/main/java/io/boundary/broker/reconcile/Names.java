package io.boundary.broker.reconcile;

import io.boundary.broker.decision.PermissionSets;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import java.util.HashMap;
import java.util.Map;

/** The names of permission sets by their ARNs. */
final class Names {

  private final Map<PermissionSetArn, PermissionSetName> names = new HashMap<>();

  Names(PermissionSets sets) {
    sets.arns().forEach((name, arn) -> names.put(arn, name));
  }

  /** The name, or the ARN where the permission set is not configured. */
  String of(PermissionSetArn arn) {
    PermissionSetName name = names.get(arn);
    return name == null ? arn.value() : name.value();
  }
}
