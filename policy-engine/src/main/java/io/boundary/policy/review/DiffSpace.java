package io.boundary.policy.review;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.PermissionScope;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that two policies can be asked about.
 *
 * @param groups of both, by id, with the name that the later policy gives
 * @param permissionSets those that there are, and those that the policies name
 * @param other one more, of no rule's, where a rule is about every one
 * @param kinds the accounts, together where no rule tells a difference between them
 */
record DiffSpace(
    Map<GroupId, String> groups,
    Set<PermissionSetName> permissionSets,
    Optional<PermissionSetName> other,
    Collection<List<AccountFacts>> kinds) {

  private static final String OTHER = "any-other";

  static DiffSpace of(
      Policy before,
      Policy after,
      Set<PermissionSetName> known,
      Collection<AccountFacts> accounts) {
    Map<GroupId, String> groups = new LinkedHashMap<>();
    before.groups().forEach((name, id) -> groups.put(id, name));
    after.groups().forEach((name, id) -> groups.put(id, name));
    List<Rule> rules = Stream.concat(before.rules().stream(), after.rules().stream()).toList();
    Set<PermissionSetName> names = new TreeSet<>(Comparator.comparing(PermissionSetName::value));
    names.addAll(known);
    for (Rule rule : rules) {
      if (rule.permissionSets() instanceof PermissionScope.Named named) {
        names.addAll(named.names());
      }
    }
    boolean every =
        rules.stream().anyMatch(r -> r.permissionSets() instanceof PermissionScope.Every);
    return new DiffSpace(
        groups,
        names,
        every ? Optional.of(otherThan(names)) : Optional.empty(),
        kinds(rules, accounts));
  }

  private static PermissionSetName otherThan(Set<PermissionSetName> names) {
    PermissionSetName other = new PermissionSetName(OTHER);
    for (int i = 0; names.contains(other); i++) {
      other = new PermissionSetName(OTHER + i);
    }
    return other;
  }

  private static Collection<List<AccountFacts>> kinds(
      List<Rule> rules, Collection<AccountFacts> accounts) {
    Map<BitSet, List<AccountFacts>> kinds = new LinkedHashMap<>();
    for (AccountFacts account : accounts) {
      BitSet matches = new BitSet(rules.size() + 1);
      for (int i = 0; i < rules.size(); i++) {
        matches.set(i, rules.get(i).target().match(account).isPresent());
      }
      matches.set(rules.size(), account.isPlaced());
      kinds.computeIfAbsent(matches, kind -> new ArrayList<>()).add(account);
    }
    return kinds.values();
  }
}
