package io.boundary.policy.review;

import io.boundary.model.GroupId;
import io.boundary.policy.ApprovalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What changes about approvals. */
final class ApprovalDifferences {

  private ApprovalDifferences() {}

  static String words(ApprovalRule rule) {
    return rule.minApprovals() + " of " + String.join(", ", rule.groups().keySet());
  }

  static List<Difference> between(Optional<ApprovalRule> before, Optional<ApprovalRule> after) {
    if (before.isPresent() && after.isPresent()) {
      return between(before.get(), after.get());
    }
    if (after.isPresent()) {
      return List.of(Difference.loss("needs an approval of " + words(after.get())));
    }
    return before.isPresent() ? List.of(Difference.gain("needs no approval")) : List.of();
  }

  private static List<Difference> between(ApprovalRule before, ApprovalRule after) {
    List<Difference> differences = new ArrayList<>();
    Set<String> more = others(after.groups(), before.groups());
    Set<String> fewer = others(before.groups(), after.groups());
    if (!more.isEmpty()) {
      differences.add(
          Difference.gain("can be approved by " + String.join(", ", more) + " as well"));
    }
    if (!fewer.isEmpty()) {
      differences.add(Difference.loss("can no longer be approved by " + String.join(", ", fewer)));
    }
    if (before.minApprovals() != after.minApprovals()) {
      String words =
          "needs the approval of %d, not of %d"
              .formatted(after.minApprovals(), before.minApprovals());
      differences.add(
          after.minApprovals() < before.minApprovals()
              ? Difference.gain(words)
              : Difference.loss(words));
    }
    if (!before.channel().equals(after.channel()) || !before.timeout().equals(after.timeout())) {
      differences.add(
          new Difference(
              Difference.Direction.OTHER,
              "waits %d min in %s, not %d min in %s"
                  .formatted(
                      after.timeout().toMinutes(),
                      after.channel(),
                      before.timeout().toMinutes(),
                      before.channel())));
    }
    return differences;
  }

  /** Names of groups whose ids the other has not. */
  private static Set<String> others(Map<String, GroupId> groups, Map<String, GroupId> other) {
    Set<String> names = new TreeSet<>();
    groups.forEach(
        (name, id) -> {
          if (!other.containsValue(id)) {
            names.add(name);
          }
        });
    return names;
  }
}
