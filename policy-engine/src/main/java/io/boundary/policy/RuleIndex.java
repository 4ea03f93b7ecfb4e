package io.boundary.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the rules that a permission set and a person's groups leave, without looking at each. Bit i
 * stands for rule i of the file, so that the order of the file is kept whatever is combined.
 */
final class RuleIndex {

  private final List<Rule> rules;
  private final Map<GroupId, BitSet> byGroup = new HashMap<>();
  private final Map<PermissionSetName, BitSet> byName = new HashMap<>();
  private final BitSet ofEveryName = new BitSet();

  RuleIndex(List<Rule> rules) {
    this.rules = rules;
    for (int i = 0; i < rules.size(); i++) {
      for (GroupId group : rules.get(i).subjects().values()) {
        byGroup.computeIfAbsent(group, g -> new BitSet()).set(i);
      }
      if (rules.get(i).permissionSets() instanceof PermissionScope.Named named) {
        for (PermissionSetName name : named.names()) {
          byName.computeIfAbsent(name, n -> new BitSet()).set(i);
        }
      } else {
        ofEveryName.set(i);
      }
    }
    byName.values().forEach(bits -> bits.or(ofEveryName));
  }

  /** The file's first rule about this permission set, any of these groups and the account. */
  Optional<Rule> first(
      PermissionSetName permissionSet, Set<GroupId> memberships, AccountFacts facts) {
    BitSet found = new BitSet(rules.size());
    for (GroupId group : memberships) {
      BitSet ofGroup = byGroup.get(group);
      if (ofGroup != null) {
        found.or(ofGroup);
      }
    }
    found.and(byName.getOrDefault(permissionSet, ofEveryName));
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      if (rules.get(i).target().matches(facts)) {
        return Optional.of(rules.get(i));
      }
    }
    return Optional.empty();
  }
}
