package io.boundary.policy.review;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.Hours;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Decision;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyEngine;
import io.boundary.policy.PolicyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request and how the policy must decide it.
 *
 * @param name unique in its file; says what is meant
 * @param who the person's name, where it matters to readers; rules know groups alone
 * @param groups whose member the person is, by the policy's names
 * @param time when it is decided; no rule asks for a time so far
 */
public record PolicyCase(
    String name,
    Optional<String> who,
    Set<String> groups,
    AccountFacts account,
    PolicyRequest request,
    Instant time,
    Expectation expected) {

  /** When a case is decided that names no time. */
  public static final Instant ANY_TIME = Instant.EPOCH;

  public PolicyCase {
    groups = Set.copyOf(groups);
  }

  /**
   * What must come out. What is not given is not looked at, but for approval of an allowed request.
   *
   * @param allowed the decision
   * @param rule the id of the rule that decides; {@link #NO_RULE} where none must
   * @param duration how long it is given
   * @param approvers the approver groups by name; none where nobody needs to agree
   */
  public record Expectation(
      boolean allowed,
      Optional<String> rule,
      Optional<Duration> duration,
      Optional<Set<String>> approvers) {

    /** No rule's id. */
    public static final String NO_RULE = "none";
  }

  /** One thing that came out otherwise. */
  public record Difference(String what, String expected, String actual) {}

  /**
   * What came out.
   *
   * @param rule the rule that decided
   * @param differences none where the case holds
   */
  public record Result(
      PolicyCase about, Optional<String> rule, String reason, List<Difference> differences) {

    public Result {
      differences = List.copyOf(differences);
    }

    /** Whether all came out as expected. */
    public boolean holds() {
      return differences.isEmpty();
    }
  }

  /** Decides it. */
  public Result run(Policy policy) {
    Set<GroupId> memberships = new LinkedHashSet<>();
    List<Difference> differences = new ArrayList<>();
    for (String group : groups) {
      Optional<GroupId> id = Optional.ofNullable(policy.groups().get(group));
      id.ifPresent(memberships::add);
      if (id.isEmpty()) {
        differences.add(new Difference("group", group, "not defined by the policy"));
      }
    }
    Decision decision = PolicyEngine.decide(policy, request, memberships, account, time);
    compare(decision, differences);
    return new Result(
        this, decision.evidence().ruleId(), decision.evidence().reason(), differences);
  }

  private void compare(Decision decision, List<Difference> differences) {
    boolean allowed = decision instanceof Decision.Allow;
    differ(differences, "decision", word(expected.allowed()), word(allowed));
    String rule = decision.evidence().ruleId().orElse(Expectation.NO_RULE);
    expected.rule().ifPresent(wanted -> differ(differences, "rule", wanted, rule));
    if (!(decision instanceof Decision.Allow allow)) {
      return;
    }
    expected
        .duration()
        .ifPresent(
            wanted ->
                differ(differences, "hours", Hours.format(wanted), Hours.format(allow.duration())));
    differ(
        differences,
        "approval",
        words(expected.approvers().orElse(Set.of())),
        words(allow.approval().map(ApprovalRule::groups).map(g -> g.keySet()).orElse(Set.of())));
  }

  private static void differ(
      List<Difference> differences, String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      differences.add(new Difference(what, expected, actual));
    }
  }

  private static String word(boolean allowed) {
    return allowed ? "allow" : "deny";
  }

  private static String words(Set<String> groups) {
    return groups.isEmpty() ? "none" : String.join(", ", new TreeSet<>(groups));
  }
}
