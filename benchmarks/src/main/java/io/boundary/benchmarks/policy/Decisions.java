package io.boundary.benchmarks.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import io.boundary.policy.Decision;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyEngine;
import io.boundary.policy.PolicyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decisions a second, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Decisions {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final int RULES = 1000;

  /** One question. */
  record Question(
      Policy policy, PolicyRequest request, Set<GroupId> memberships, AccountFacts facts) {

    Decision decide() {
      return PolicyEngine.decide(policy, request, memberships, facts, NOW);
    }
  }

  /** Over the shipped policy: a question that the named rule decides. */
  @State(Scope.Thread)
  public static class Shipped {

    @Param({"readonly", "administrator", "denied by tag", "no rule"})
    public String answer = "";

    private Question question =
        question(Policies.shipped(), "ReadOnlyAccess", Policies.group(0), Policies.accountOf(1));

    /** Chooses the question. */
    @Setup
    public void choose() {
      Policy policy = Policies.shipped();
      String developer = Policies.group(0);
      question =
          switch (answer) {
            case "readonly" ->
                question(policy, "ReadOnlyAccess", developer, environment("Production"));
            case "administrator" ->
                question(policy, "AdministratorAccess", developer, environment("Sandbox"));
            case "denied by tag" ->
                question(policy, "AdministratorAccess", developer, environment("Production"));
            default -> question(policy, "ReadOnlyAccess", developer, environment("Development"));
          };
    }

    private static AccountFacts environment(String value) {
      return Policies.facts("123456789012", Map.of("Environment", value, "Team", "shop"));
    }
  }

  /** Over a thousand rules: a question that the rule of that number decides. */
  @State(Scope.Thread)
  public static class Large {

    @Param({"0", "499", "999", "-1"})
    public int rule;

    private Question question =
        question(Policies.shipped(), "ReadOnlyAccess", Policies.group(0), Policies.accountOf(1));

    /** Chooses the question; a negative number stands for one that no rule decides. */
    @Setup
    public void choose() {
      Policy policy = Policies.load(Policies.large(RULES));
      int about = Math.max(0, rule);
      question =
          question(
              policy,
              Policies.set(about),
              Policies.groupOf(about),
              Policies.accountOf(rule < 0 ? RULES : about));
    }
  }

  private static Question question(
      Policy policy, String permissionSet, String group, AccountFacts facts) {
    return new Question(
        policy,
        new PolicyRequest(
            new PermissionSetName(permissionSet),
            Duration.ofHours(1),
            Optional.of(new TicketId("INC-1"))),
        Set.of(new GroupId(group)),
        facts);
  }

  /** The policy that comes with the project. */
  @Benchmark
  public Decision shipped(Shipped shipped) {
    return shipped.question.decide();
  }

  /** A thousand rules. */
  @Benchmark
  public Decision thousandRules(Large large) {
    return large.question.decide();
  }

  /** Somebody in all twenty teams, so that a tenth of the rules is tried to the last. */
  @Benchmark
  public Decision thousandRulesEveryTeam(Crowded crowded) {
    return crowded.question.decide();
  }

  /** A person in every team, and an account that no rule is about. */
  @State(Scope.Thread)
  public static class Crowded {

    private final Question question =
        new Question(
            Policies.load(Policies.large(RULES)),
            new PolicyRequest(
                new PermissionSetName(Policies.set(999)), Duration.ofHours(1), Optional.empty()),
            Set.copyOf(Policies.load(Policies.large(RULES)).groups().values()),
            Policies.accountOf(RULES));
  }
}
