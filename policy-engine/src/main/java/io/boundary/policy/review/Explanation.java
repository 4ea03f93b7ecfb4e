package io.boundary.policy.review;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.policy.Decision;
import io.boundary.policy.Effect;
import io.boundary.policy.PermissionScope;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyEngine;
import io.boundary.policy.PolicyRequest;
import io.boundary.policy.Rule;
import io.boundary.policy.Target;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a request is decided as it is: every rule in order, what of it matched and what did not.
 *
 * @param nearest where the answer is no, the allow rule of which the least is missing; one that
 *     decided and refused the ticket misses nothing else
 */
public record Explanation(Decision decision, List<Step> steps, Optional<Step> nearest) {

  public Explanation {
    steps = List.copyOf(steps);
  }

  /** What became of a rule. */
  public enum Outcome {
    /** It matched, first of all, and decided. */
    DECIDES,
    /** It would match, but the decision was made before it. */
    NOT_REACHED,
    /** It does not match. */
    NO_MATCH
  }

  /** One thing that a rule asks, and whether it is so. */
  public record Check(boolean satisfied, String words) {}

  /** One rule. */
  public record Step(Rule rule, Outcome outcome, List<Check> checks) {

    public Step {
      checks = List.copyOf(checks);
    }

    /** How many of its checks are not satisfied. */
    public long missing() {
      return checks.stream().filter(check -> !check.satisfied()).count();
    }
  }

  /** Explains the decision of the engine, which is asked itself. */
  public static Explanation of(
      Policy policy,
      PolicyRequest request,
      Set<GroupId> memberships,
      AccountFacts facts,
      Instant now) {
    Decision decision = PolicyEngine.decide(policy, request, memberships, facts, now);
    Optional<String> decisive = decision.evidence().ruleId();
    List<Step> steps =
        policy.rules().stream()
            .map(rule -> step(rule, decisive, checks(rule, request, memberships, facts)))
            .toList();
    Optional<Step> nearest = decision instanceof Decision.Deny ? nearest(steps) : Optional.empty();
    return new Explanation(decision, steps, nearest);
  }

  private static Step step(Rule rule, Optional<String> decisive, List<Check> checks) {
    boolean matches = checks.stream().allMatch(Check::satisfied);
    Outcome outcome =
        decisive.equals(Optional.of(rule.id()))
            ? Outcome.DECIDES
            : matches ? Outcome.NOT_REACHED : Outcome.NO_MATCH;
    return new Step(rule, outcome, checks);
  }

  private static Optional<Step> nearest(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.rule().effect() instanceof Effect.Allow)
        .filter(step -> step.outcome() != Outcome.NOT_REACHED)
        .min(Comparator.comparingLong(Step::missing));
  }

  private static List<Check> checks(
      Rule rule, PolicyRequest request, Set<GroupId> memberships, AccountFacts facts) {
    Optional<String> group = rule.groupAmong(memberships);
    Optional<String> matched = rule.target().match(facts);
    boolean set = rule.permissionSets().includes(request.permissionSet());
    return List.of(
        new Check(
            group.isPresent(),
            group
                .map(name -> "in group " + name)
                .orElse("in none of the groups " + String.join(", ", rule.subjects().keySet()))),
        new Check(
            set,
            set
                ? "permission set " + request.permissionSet()
                : "permission set " + words(rule.permissionSets()) + " only"),
        new Check(
            matched.isPresent(), matched.orElse("the account is not " + words(rule.target()))));
  }

  private static String words(PermissionScope scope) {
    Set<String> names = new TreeSet<>();
    if (scope instanceof PermissionScope.Named named) {
      named.names().forEach(name -> names.add(name.value()));
    }
    return String.join(", ", names);
  }

  private static String words(Target target) {
    if (target instanceof Target.Tag tag) {
      return "tagged " + tag.key() + "=" + String.join(" or ", new TreeSet<>(tag.values()));
    }
    if (target instanceof Target.OrganizationalUnit unit) {
      return "under " + String.join(" or ", new TreeSet<>(unit.ids()));
    }
    if (target instanceof Target.Account account) {
      Set<String> ids = new TreeSet<>();
      account.ids().forEach(id -> ids.add(id.value()));
      return String.join(" or ", ids);
    }
    return "any";
  }
}
