package io.boundary.policy;

import io.boundary.model.PermissionSetName;
import java.util.Set;

/** The permission sets that a rule is about. */
public sealed interface PermissionScope {

  /** Whether the rule is about this permission set. Names are compared letter by letter. */
  boolean includes(PermissionSetName name);

  /** Every permission set: {@code "*"}. */
  record Every() implements PermissionScope {

    @Override
    public boolean includes(PermissionSetName name) {
      return true;
    }
  }

  /** Those that are named. */
  record Named(Set<PermissionSetName> names) implements PermissionScope {

    public Named {
      names = Set.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a rule must name a permission set");
      }
    }

    @Override
    public boolean includes(PermissionSetName name) {
      return names.contains(name);
    }
  }
}
