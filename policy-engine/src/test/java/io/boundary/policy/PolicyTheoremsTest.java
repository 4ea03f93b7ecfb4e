package io.boundary.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.model.AccountFacts;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.GroupId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Each property is a theorem about {@link PolicyEngine#decide}; a seed is a world. */
class PolicyTheoremsTest {

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void defaultDeny_nothingIsAllowedWithoutAnAllowRuleThatMatches(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();

    List<Rule> denies =
        one.policy().rules().stream().filter(r -> r.effect() instanceof Effect.Deny).toList();

    assertThat(one.with(List.of()).decide()).isInstanceOf(Decision.Deny.class);
    assertThat(one.with(List.of()).decide().evidence().ruleId()).isEmpty();
    assertThat(one.with(denies).decide()).isInstanceOf(Decision.Deny.class);
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void strangersGetNothing(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();

    Decision decision =
        PolicyEngine.decide(
            one.policy(), one.request(), Set.of(new GroupId("elsewhere")), one.facts(), Worlds.NOW);

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.evidence().ruleId()).isEmpty();
  }

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
  void firstMatchDecides_noRuleBeforeItWouldHaveDecidedAlone(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();
    Decision decision = one.decide();

    Optional<Rule> first =
        one.policy().rules().stream()
            .filter(rule -> one.with(List.of(rule)).decide().evidence().ruleId().isPresent())
            .findFirst();

    assertThat(decision.evidence().ruleId()).isEqualTo(first.map(Rule::id));
    first.ifPresent(rule -> assertThat(decision).isEqualTo(one.with(List.of(rule)).decide()));
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void groupOrderIrrelevant_whateverOrderMembershipsComeIn(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();
    List<GroupId> backwards = new ArrayList<>(one.memberships());
    Collections.reverse(backwards);

    Decision other =
        PolicyEngine.decide(
            one.policy(), one.request(), new LinkedHashSet<>(backwards), one.facts(), Worlds.NOW);

    assertThat(other).isEqualTo(one.decide());
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void capNeverExceeded_andToldOnlyWhenItCutsSomethingOff(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();

    if (one.decide() instanceof Decision.Allow allow) {
      Duration cap = cap(one, allow);
      Duration asked = one.request().duration();
      assertThat(allow.duration())
          .isPositive()
          .isLessThanOrEqualTo(cap)
          .isLessThanOrEqualTo(asked)
          .isLessThanOrEqualTo(one.policy().maxDuration());
      assertThat(allow.capped()).isEqualTo(asked.compareTo(cap) > 0);
      assertThat(allow.capped()).isEqualTo(!allow.duration().equals(asked));
    }
  }

  private static Duration cap(Worlds.Case one, Decision.Allow allow) {
    Rule rule =
        one.policy().rules().stream()
            .filter(r -> allow.evidence().ruleId().equals(Optional.of(r.id())))
            .findFirst()
            .orElseThrow();
    Duration max = one.policy().maxDuration();
    return ((Effect.Allow) rule.effect())
        .maxDuration()
        .filter(own -> own.compareTo(max) < 0)
        .orElse(max);
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void denyBeforeAllowWins_whateverFollows(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();
    List<Rule> rules = new ArrayList<>(one.policy().rules());
    rules.add(0, closed());

    Decision decision = one.with(rules).decide();

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    boolean member = one.memberships().stream().anyMatch(Worlds.GROUPS::containsValue);
    assertThat(decision.evidence().ruleId())
        .isEqualTo(member ? Optional.of("closed") : Optional.empty());
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void laterRuleNeverChangesAnEarlierDecision(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Worlds.Case one = worlds.next();
    Decision before = one.decide();
    List<Rule> more = new ArrayList<>(one.policy().rules());
    more.add(worlds.rule("added"));

    Decision after = one.with(more).decide();

    if (before.evidence().ruleId().isPresent()) {
      assertThat(after).isEqualTo(before);
    } else {
      assertThat(after.evidence().ruleId()).isIn(Optional.empty(), Optional.of("added"));
    }
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void ruleThatDoesNotMatchIsIrrelevant_whereverItStands(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    Worlds.Case one = worlds.next();
    List<Rule> matching =
        one.policy().rules().stream()
            .filter(rule -> one.with(List.of(rule)).decide().evidence().ruleId().isPresent())
            .toList();

    assertThat(one.with(matching).decide()).isEqualTo(one.decide());
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void moreGroupsNeverTurnADecidingDenyIntoAnAllowOfALaterRule(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();
    Decision before = one.decide();
    Set<GroupId> all = Set.copyOf(Worlds.GROUPS.values());

    Decision after = PolicyEngine.decide(one.policy(), one.request(), all, one.facts(), Worlds.NOW);

    if (before.evidence().ruleId().isPresent()) {
      assertThat(position(one, after)).isLessThanOrEqualTo(position(one, before));
    }
  }

  private static int position(Worlds.Case one, Decision decision) {
    List<String> ids = one.policy().rules().stream().map(Rule::id).toList();
    return ids.indexOf(decision.evidence().ruleId().orElseThrow());
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void unreadableFactDenies_asAPathThatDoesNotBeginAtTheRootIsNotWhole(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();
    AccountFacts whole = one.facts();
    List<String> withoutRoot = whole.ouPath().subList(1, whole.ouPath().size());

    Decision decision =
        PolicyEngine.decide(
            one.policy(),
            one.request(),
            one.memberships(),
            new AccountFacts(whole.id(), whole.name(), withoutRoot, whole.tags()),
            Worlds.NOW);

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.evidence().ruleId()).isEmpty();
  }

  @SuppressWarnings("NullAway") // Passes null on purpose: a fact that was not read.
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void unreadableFactDenies_asAFactThatIsNotThereGivesNoDecisionAtAll(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();
    AccountFacts facts = one.facts();

    assertThatThrownBy(
            () ->
                PolicyEngine.decide(
                    one.policy(), one.request(), one.memberships(), null, Worlds.NOW))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(
            () -> PolicyEngine.decide(one.policy(), one.request(), null, facts, Worlds.NOW))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new AccountFacts(facts.id(), facts.name(), facts.ouPath(), null))
        .isInstanceOf(NullPointerException.class);
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void sameInputsSameDecision_andTheEvidenceIsWhole(@ForAll long seed) {
    Worlds.Case one = new Worlds(seed).next();
    Decision decision = one.decide();
    DecisionEvidence evidence = decision.evidence();

    assertThat(decision).isEqualTo(new Worlds(seed).next().decide());
    assertThat(evidence.policyHash()).contains("hash");
    assertThat(evidence.engineVersion()).isEqualTo("1.0.0");
    assertThat(evidence.evaluatedAt()).isEqualTo(Worlds.NOW);
    assertThat(evidence.accountName()).contains("an account");
    assertThat(evidence.ouPath()).isEqualTo(one.facts().ouPath());
    assertThat(evidence.tags()).isEqualTo(one.facts().tags());
    assertThat(evidence.selector().isPresent()).isEqualTo(evidence.ruleId().isPresent());
    assertThat(evidence.group().isPresent()).isEqualTo(evidence.ruleId().isPresent());
    evidence.ruleId().ifPresent(id -> assertThat(evidence.reason()).contains("because of " + id));
  }

  private static Rule closed() {
    return new Rule(
        "closed",
        "closed to everybody",
        Worlds.GROUPS,
        new PermissionScope.Every(),
        new Target.Any(),
        new Effect.Deny());
  }
}
