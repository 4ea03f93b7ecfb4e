package io.boundary.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.Contract;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.GroupId;
import io.boundary.model.Hours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The decision: a pure function. The first rule of the file that matches decides; else no. */
public final class PolicyEngine {

  private PolicyEngine() {}

  /**
   * Decides one request.
   *
   * @param memberships the policy's groups that the person is in; others are of no account
   * @param facts an account whose OU path does not begin at the root was not read whole, and
   *     nothing is allowed there: what is missing could be what a deny rule is about
   */
  public static Decision decide(
      Policy policy,
      PolicyRequest request,
      Set<GroupId> memberships,
      AccountFacts facts,
      Instant now) {
    Ground ground = new Ground(policy, memberships, facts, now);
    if (!facts.isPlaced()) {
      return ground.deny(Optional.empty(), "the account's place in the organization is not known");
    }
    return policy
        .firstMatch(request.permissionSet(), memberships, facts)
        .map(rule -> apply(rule, request, ground))
        .orElseGet(() -> ground.deny(Optional.empty(), "no rule of the policy allows this"));
  }

  private static Decision apply(Rule rule, PolicyRequest request, Ground ground) {
    if (!(rule.effect() instanceof Effect.Allow allow)) {
      return ground.deny(Optional.of(rule), rule.description());
    }
    Optional<String> refusal = allow.ticket().refusal(request.ticket());
    if (refusal.isPresent()) {
      return ground.deny(Optional.of(rule), refusal.get() + " (" + rule.description() + ")");
    }
    Duration max = ground.policy().maxDuration();
    Duration cap = allow.maxDuration().filter(own -> own.compareTo(max) < 0).orElse(max);
    boolean capped = request.duration().compareTo(cap) > 0;
    String reason = rule.description() + (capped ? cut(request.duration(), cap) : "");
    return new Decision.Allow(
        ground.evidence(Optional.of(rule), reason),
        capped ? cap : request.duration(),
        capped,
        allow.approval());
  }

  private static String cut(Duration asked, Duration cap) {
    return " (" + Hours.format(cap) + " h of the " + Hours.format(asked) + " h asked for)";
  }

  /** What a decision stands on, kept with it as evidence. */
  private record Ground(Policy policy, Set<GroupId> memberships, AccountFacts facts, Instant now) {

    Decision deny(Optional<Rule> rule, String reason) {
      return new Decision.Deny(evidence(rule, reason));
    }

    DecisionEvidence evidence(Optional<Rule> rule, String reason) {
      return new DecisionEvidence(
          rule.map(Rule::id),
          reason,
          Optional.of(policy.hash()),
          Contract.ENGINE_VERSION,
          now,
          rule.flatMap(matched -> matched.target().match(facts)),
          rule.flatMap(matched -> matched.groupAmong(memberships)),
          Optional.of(facts.name()),
          facts.ouPath(),
          facts.tags());
    }
  }
}
