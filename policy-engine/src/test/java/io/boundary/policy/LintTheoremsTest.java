package io.boundary.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.policy.review.Explanation;
import io.boundary.policy.review.Finding;
import io.boundary.policy.review.Lint;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LintTheoremsTest {

  private static final int POLICIES = 20;
  private static final int REQUESTS = 10_000;

  /** What lint calls shadowed decides nothing, whatever is asked. */
  @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
  void aShadowedRuleNeverDecides(@ForAll long seed) {
    // given
    Worlds worlds = new Worlds(seed);
    int shadowedAtAll = 0;

    for (int i = 0; i < POLICIES; i++) {
      Policy policy = worlds.policy();
      Set<String> shadowed = shadowed(policy);
      if (shadowed.isEmpty()) {
        continue;
      }
      shadowedAtAll += shadowed.size();

      // when
      Set<String> decided = new HashSet<>();
      for (int k = 0; k < REQUESTS; k++) {
        worlds.again(policy).decide().evidence().ruleId().ifPresent(decided::add);
      }

      // then
      assertThat(decided).as("%s", policy.rules()).doesNotContainAnyElementsOf(shadowed);
    }
    assertThat(shadowedAtAll).isPositive();
  }

  /**
   * The rule that an explanation says decides is the engine's, and it is the first that matches.
   */
  @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
  void anExplanationAgreesWithTheEngine(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    for (int i = 0; i < 2_000; i++) {
      Worlds.Case one = worlds.next();

      Explanation explanation =
          Explanation.of(one.policy(), one.request(), one.memberships(), one.facts(), Worlds.NOW);

      Optional<Explanation.Step> firstMatch =
          explanation.steps().stream().filter(step -> step.missing() == 0).findFirst();
      assertThat(explanation.decision()).isEqualTo(one.decide());
      assertThat(firstMatch.map(step -> step.rule().id()))
          .isEqualTo(one.decide().evidence().ruleId());
      assertThat(firstMatch.map(Explanation.Step::outcome))
          .isIn(Optional.empty(), Optional.of(Explanation.Outcome.DECIDES));
    }
  }

  private static Set<String> shadowed(Policy policy) {
    Set<String> shadowed = new HashSet<>();
    for (Finding finding : Lint.of(policy, Lint.Known.NOTHING)) {
      if (finding.code() == Finding.Code.SHADOWED_RULE) {
        finding.rule().ifPresent(shadowed::add);
      }
    }
    return shadowed;
  }
}
