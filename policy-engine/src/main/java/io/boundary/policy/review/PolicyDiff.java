package io.boundary.policy.review;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who gains and who loses by a change of the policy: every group, and every two groups, with every
 * permission set on every account.
 *
 * <p>Two groups are enough for people in any number of them. The first rule that matches decides;
 * it matches by one of the person's groups, and the same rule is the first for a person in that
 * group alone. So the two answers, before and after, come of at most two groups, and whoever is in
 * just these gets the same two.
 */
public final class PolicyDiff {

  private final DiffSpace space;
  private final TermsOf before;
  private final TermsOf after;
  private final List<Change> changes = new ArrayList<>();
  private long unchanged;

  private PolicyDiff(DiffSpace space, Policy before, Policy after) {
    this.space = space;
    this.before = new TermsOf(before);
    this.after = new TermsOf(after);
  }

  /**
   * One change.
   *
   * @param groups whom it is for: people in all of these and in no others
   * @param permissionSet empty for any that neither policy names
   * @param accounts those that it is for
   * @param differences at least one
   */
  public record Change(
      Set<String> groups,
      Optional<PermissionSetName> permissionSet,
      List<AccountFacts> accounts,
      List<Difference> differences) {

    /** Whether somebody gains by it. */
    public boolean gains() {
      return Difference.anyGain(differences);
    }
  }

  /**
   * What came out.
   *
   * @param settings what changes for everybody who may operate
   * @param unchanged how many combinations of groups, permission set and kind of account are as
   *     they were; a change for people in two groups that is one group's alone is told of that one,
   *     and the pair counts neither here nor among the changes
   */
  public record Result(List<Change> changes, List<Difference> settings, long unchanged) {

    public Result {
      changes = List.copyOf(changes);
      settings = List.copyOf(settings);
    }

    /** Whether somebody gains. */
    public boolean gains() {
      return Difference.anyGain(settings) || changes.stream().anyMatch(Change::gains);
    }
  }

  /**
   * Compares two policies.
   *
   * @param permissionSets those that there are, beside the ones that the policies name
   */
  public static Result of(
      Policy before,
      Policy after,
      Set<PermissionSetName> permissionSets,
      Collection<AccountFacts> accounts) {
    DiffSpace space = DiffSpace.of(before, after, permissionSets, accounts);
    PolicyDiff diff = new PolicyDiff(space, before, after);
    Stream.concat(space.permissionSets().stream(), space.other().stream())
        .forEach(set -> space.kinds().forEach(kind -> diff.compare(set, kind)));
    return new Result(diff.changes, settings(before, after), diff.unchanged);
  }

  /** The longest duration is part of each combination's terms; nothing else is a setting. */
  private static List<Difference> settings(Policy before, Policy after) {
    if (before.cliOnBehalf() == after.cliOnBehalf()) {
      return List.of();
    }
    return List.of(
        after.cliOnBehalf()
            ? Difference.gain("may pass on an approver's decision (cli_on_behalf)")
            : Difference.loss("may no longer pass on an approver's decision (cli_on_behalf)"));
  }

  private void compare(PermissionSetName set, List<AccountFacts> kind) {
    List<GroupId> ids = List.copyOf(space.groups().keySet());
    Map<GroupId, List<Difference>> alone = new LinkedHashMap<>();
    for (GroupId id : ids) {
      List<Difference> differences = differences(set, kind, Set.of(id));
      alone.put(id, differences);
      note(set, kind, Set.of(id), differences);
    }
    for (int i = 0; i < ids.size(); i++) {
      for (GroupId second : ids.subList(i + 1, ids.size())) {
        Set<GroupId> both = Set.of(ids.get(i), second);
        List<Difference> differences = differences(set, kind, both);
        boolean told =
            !differences.isEmpty()
                && both.stream().anyMatch(one -> differences.equals(alone.get(one)));
        if (!told) {
          note(set, kind, both, differences);
        }
      }
    }
  }

  private List<Difference> differences(
      PermissionSetName set, List<AccountFacts> kind, Set<GroupId> members) {
    AccountFacts one = kind.get(0);
    return Terms.between(before.terms(set, members, one), after.terms(set, members, one));
  }

  private void note(
      PermissionSetName set,
      List<AccountFacts> kind,
      Set<GroupId> members,
      List<Difference> differences) {
    if (differences.isEmpty()) {
      unchanged++;
      return;
    }
    Set<String> names = new TreeSet<>();
    members.forEach(id -> names.add(space.groups().getOrDefault(id, id.value())));
    Optional<PermissionSetName> shown = Optional.of(set).filter(space.permissionSets()::contains);
    changes.add(new Change(names, shown, List.copyOf(kind), differences));
  }
}
