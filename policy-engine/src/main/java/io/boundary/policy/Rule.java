package io.boundary.policy;

import io.boundary.model.GroupId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of a policy.
 *
 * @param id unique in its policy
 * @param description shown to people as the reason
 * @param subjects the groups that it is about, by name, in the order of the policy
 */
public record Rule(
    String id,
    String description,
    Map<String, GroupId> subjects,
    PermissionScope permissionSets,
    Target target,
    Effect effect) {

  public Rule {
    subjects = Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
    if (id.isBlank() || subjects.isEmpty()) {
      throw new IllegalArgumentException("a rule needs an id and subjects");
    }
  }

  /** The name of the rule's first subject that is among these groups. */
  public Optional<String> groupAmong(Set<GroupId> memberships) {
    for (Map.Entry<String, GroupId> subject : subjects.entrySet()) {
      if (memberships.contains(subject.getValue())) {
        return Optional.of(subject.getKey());
      }
    }
    return Optional.empty();
  }
}
