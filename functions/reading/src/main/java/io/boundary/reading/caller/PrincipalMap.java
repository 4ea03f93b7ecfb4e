package io.boundary.reading.caller;

import io.boundary.reading.caller.PrincipalArn.RoleName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read what, by ARN. Of several entries that match, the one that names the session itself
 * counts, then its role's, then {@code "*"}; they are never added up.
 */
public final class PrincipalMap {

  /** The principal that stands for everybody who was authenticated. */
  static final String ANYBODY = "*";

  private final Map<String, Entry> entries;
  private final Map<RoleName, Entry> roles = new HashMap<>();

  PrincipalMap(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
    entries.forEach(
        (arn, entry) -> PrincipalArn.role(arn).ifPresent(role -> roles.put(role, entry)));
  }

  /**
   * The caller of that ARN; empty where the map knows none.
   *
   * @param wildcard whether {@code "*"} counts
   */
  Optional<Caller> caller(String arn, boolean wildcard) {
    if (!PrincipalArn.isValid(arn)) {
      return Optional.empty();
    }
    return Optional.ofNullable(entries.get(arn))
        .or(() -> PrincipalArn.assumedRole(arn).map(roles::get))
        .or(() -> wildcard ? Optional.ofNullable(entries.get(ANYBODY)) : Optional.empty())
        .map(entry -> new Caller(arn, entry.roles(), entry.scope()));
  }

  int size() {
    return entries.size();
  }

  /** What the map says of a principal. */
  record Entry(Set<Role> roles, Scope scope) {}
}
