package io.boundary.policy.review;

import io.boundary.policy.PermissionScope;
import io.boundary.policy.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Splits what a rule is about into parts that another rule covers whole or, taken alone, not at
 * all: one value of a tag, one unit, one account.
 */
final class Atoms {

  private Atoms() {}

  /** The parts of a target. */
  static List<Target> of(Target target) {
    if (target instanceof Target.Tag tag) {
      return sorted(tag.values()).<Target>map(v -> new Target.Tag(tag.key(), Set.of(v))).toList();
    }
    if (target instanceof Target.OrganizationalUnit unit) {
      return sorted(unit.ids())
          .<Target>map(id -> new Target.OrganizationalUnit(Set.of(id)))
          .toList();
    }
    if (target instanceof Target.Account account) {
      return account.ids().stream().<Target>map(id -> new Target.Account(Set.of(id))).toList();
    }
    return List.of(target);
  }

  /** The parts of a permission scope. */
  static List<PermissionScope> of(PermissionScope scope) {
    return scope instanceof PermissionScope.Named named
        ? named.names().stream()
            .<PermissionScope>map(name -> new PermissionScope.Named(Set.of(name)))
            .toList()
        : List.of(scope);
  }

  /** Whether every account of that part is surely one of this target. */
  static boolean covers(Target target, Target part) {
    if (target instanceof Target.Any) {
      return true;
    }
    if (target instanceof Target.Tag tag && part instanceof Target.Tag other) {
      return tag.key().equals(other.key()) && tag.values().containsAll(other.values());
    }
    if (target instanceof Target.OrganizationalUnit unit
        && part instanceof Target.OrganizationalUnit other) {
      return unit.ids().containsAll(other.ids());
    }
    return target instanceof Target.Account account
        && part instanceof Target.Account other
        && account.ids().containsAll(other.ids());
  }

  /** Whether every permission set of that part is one of this scope. */
  static boolean covers(PermissionScope scope, PermissionScope part) {
    return scope instanceof PermissionScope.Every
        || (part instanceof PermissionScope.Named named
            && named.names().stream().allMatch(scope::includes));
  }

  /** Whether some permission set is of both. */
  static boolean overlap(PermissionScope one, PermissionScope other) {
    return of(one).stream().anyMatch(part -> covers(other, part))
        || of(other).stream().anyMatch(part -> covers(one, part));
  }

  /** Whether an account can be of both. Of a tag an account has one value. */
  static boolean mayOverlap(Target one, Target other) {
    boolean sameKind =
        (one instanceof Target.Tag tag
                && other instanceof Target.Tag second
                && tag.key().equals(second.key()))
            || (one instanceof Target.Account && other instanceof Target.Account);
    return !sameKind || of(one).stream().anyMatch(part -> covers(other, part));
  }

  private static Stream<String> sorted(Set<String> texts) {
    return texts.stream().sorted();
  }
}
