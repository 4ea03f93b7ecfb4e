package io.boundary.policy.review;

import io.boundary.model.AccessRequest;
import io.boundary.model.AccountFacts;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.GroupId;
import io.boundary.policy.Decision;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyEngine;
import io.boundary.policy.PolicyRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides stored requests again, from their evidence, under a policy before and after a change.
 *
 * <p>The evidence names the group that the deciding rule matched. Where no rule did, nobody knows
 * in which groups the person is: then every group is tried for which the policy before has no rule
 * either. What further groups do is told by {@link PolicyDiff}.
 */
public final class Replay {

  private final Policy before;
  private final Policy after;
  private final Map<String, GroupId> groups = new HashMap<>();

  public Replay(Policy before, Policy after) {
    this.before = before;
    this.after = after;
    groups.putAll(after.groups());
    groups.putAll(before.groups());
  }

  /** What became of a stored request. */
  public sealed interface Outcome {

    /** Both policies decide alike. */
    record Unchanged() implements Outcome {}

    /**
     * They do not.
     *
     * @param group whose member the person is, or would have to be
     * @param supposed whether the evidence does not say so
     */
    record Changed(String group, boolean supposed, List<Difference> differences)
        implements Outcome {

      /** Whether the person gains by it. */
      public boolean gains() {
        return Difference.anyGain(differences);
      }
    }

    /** It cannot be decided again. */
    record Impossible(String why) implements Outcome {}
  }

  /** Decides it again: one outcome, or one for each group that makes a difference. */
  public List<Outcome> of(AccessRequest stored) {
    DecisionEvidence evidence = stored.evidence();
    if (evidence.policyHash().isEmpty()) {
      return impossible("it was refused before the policy was asked");
    }
    AccountFacts facts =
        new AccountFacts(
            stored.ask().account(),
            evidence.accountName().orElse(stored.ask().account().value()),
            evidence.ouPath(),
            evidence.tags());
    if (!facts.isPlaced() || stored.ask().duration().toSeconds() < 1) {
      return impossible("its evidence is not whole");
    }
    PolicyRequest request =
        new PolicyRequest(
            stored.ask().permissionSet(), stored.ask().duration(), stored.ask().ticket());
    return evidence.group().isPresent()
        ? List.of(asMemberOf(evidence.group().get(), request, facts))
        : asAnybody(request, facts);
  }

  private Outcome asMemberOf(String name, PolicyRequest request, AccountFacts facts) {
    Optional<GroupId> group = Optional.ofNullable(groups.get(name));
    if (group.isEmpty()) {
      return new Outcome.Impossible("neither policy has its group " + name);
    }
    List<Difference> differences = differences(group.get(), request, facts);
    return differences.isEmpty()
        ? new Outcome.Unchanged()
        : new Outcome.Changed(name, false, differences);
  }

  private List<Outcome> asAnybody(PolicyRequest request, AccountFacts facts) {
    List<Outcome> changed = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          boolean fits = decide(before, group, request, facts).evidence().ruleId().isEmpty();
          List<Difference> differences = differences(group, request, facts);
          if (fits && !differences.isEmpty()) {
            changed.add(new Outcome.Changed(name, true, differences));
          }
        });
    return changed.isEmpty() ? List.of(new Outcome.Unchanged()) : changed;
  }

  private List<Difference> differences(GroupId group, PolicyRequest request, AccountFacts facts) {
    return Terms.between(
        Terms.of(decide(before, group, request, facts)),
        Terms.of(decide(after, group, request, facts)));
  }

  private static Decision decide(
      Policy policy, GroupId group, PolicyRequest request, AccountFacts facts) {
    return PolicyEngine.decide(policy, request, Set.of(group), facts, Instant.EPOCH);
  }

  private static List<Outcome> impossible(String why) {
    return List.of(new Outcome.Impossible(why));
  }
}
