package io.boundary.policy.review;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyEngine;
import io.boundary.policy.PolicyRequest;
import io.boundary.policy.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one policy gives: the engine says which rule decides, and the rule under which terms. */
final class TermsOf {

  private static final Duration ANY = Duration.ofSeconds(1);

  private final Policy policy;
  private final Map<String, Rule> rules = new HashMap<>();

  TermsOf(Policy policy) {
    this.policy = policy;
    policy.rules().forEach(rule -> rules.put(rule.id(), rule));
  }

  Terms terms(PermissionSetName set, Set<GroupId> members, AccountFacts account) {
    PolicyRequest probe = new PolicyRequest(set, ANY, Optional.empty());
    return PolicyEngine.decide(policy, probe, members, account, Instant.EPOCH)
        .evidence()
        .ruleId()
        .map(rules::get)
        .map(rule -> Terms.of(rule.effect(), policy.maxDuration()))
        .orElseGet(Terms.Denied::new);
  }
}
