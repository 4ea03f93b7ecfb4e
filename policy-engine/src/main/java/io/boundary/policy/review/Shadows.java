package io.boundary.policy.review;

import io.boundary.model.GroupId;
import io.boundary.policy.PermissionScope;
import io.boundary.policy.Rule;
import io.boundary.policy.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rules that can never decide, since those before them cover all that they are about: each of
 * their groups with each of their permission sets in each part of their target. Who is in more than
 * one group meets more of the earlier rules, not fewer. What only the organization's tree could
 * tell (a unit inside another) is not taken for covered.
 */
final class Shadows {

  private Shadows() {}

  /** The rules that together leave nothing for this one; empty where something may be left. */
  static Optional<Set<String>> over(Rule rule, List<Rule> earlier) {
    Set<String> shadows = new LinkedHashSet<>();
    for (GroupId group : rule.subjects().values()) {
      for (PermissionScope scope : Atoms.of(rule.permissionSets())) {
        for (Target target : Atoms.of(rule.target())) {
          Optional<Rule> shadow =
              earlier.stream().filter(r -> covers(r, group, scope, target)).findFirst();
          if (shadow.isEmpty()) {
            return Optional.empty();
          }
          shadows.add(shadow.get().id());
        }
      }
    }
    return Optional.of(shadows);
  }

  private static boolean covers(Rule rule, GroupId group, PermissionScope scope, Target target) {
    return rule.subjects().containsValue(group)
        && Atoms.covers(rule.permissionSets(), scope)
        && Atoms.covers(rule.target(), target);
  }
}
