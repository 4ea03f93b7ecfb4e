package io.boundary.reading.caller;

import java.util.Set;

/**
 * Somebody who reads.
 *
 * @param arn as the gateway authenticated it
 */
public record Caller(String arn, Set<Role> roles, Scope scope) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether requests in scope may be seen. */
  public boolean mayRead() {
    return !roles.isEmpty();
  }

  /** Whether many requests at once may be taken away. */
  public boolean mayExport() {
    return roles.contains(Role.SECURITY_ADMIN) || roles.contains(Role.AUDITOR);
  }

  /** Whether the figures over everything may be seen. */
  public boolean mayReadFigures() {
    return mayExport() && scope.coversFigures();
  }
}
