package io.boundary.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.DecisionEvidence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EngineAgainstNaiveTest {

  private static final int POLICIES = 10_000;
  private static final int REQUESTS = 5;

  /** 4 × 50,000 pairs, of new seeds each time; a failure names its seed. */
  @Property(tries = 4, edgeCases = EdgeCasesMode.NONE)
  void theEngineAndTheNaiveOneAgree(@ForAll long seed) {
    // given
    Worlds worlds = new Worlds(seed);
    Map<String, Integer> seen = new TreeMap<>();

    // when
    for (int i = 0; i < POLICIES; i++) {
      Policy policy = worlds.policy();
      for (int k = 0; k < REQUESTS; k++) {
        Worlds.Case one = worlds.again(policy);
        NaiveEngine.Outcome outcome = compare(one);
        seen.merge(kind(outcome), 1, Integer::sum);
      }
    }

    // then the comparison was about something: each kind of outcome has at least 1 in 25
    assertThat(seen)
        .containsOnlyKeys("default deny", "deny by a rule", "allow", "allow, capped", "approval");
    assertThat(seen.values())
        .allSatisfy(count -> assertThat(count).isGreaterThan(POLICIES * REQUESTS / 25));
  }

  private static NaiveEngine.Outcome compare(Worlds.Case one) {
    NaiveEngine.Outcome expected =
        NaiveEngine.decide(one.policy(), one.request(), one.memberships(), one.facts());
    assertThat(outcome(one.decide())).describedAs("%s", one).isEqualTo(expected);
    return expected;
  }

  private static NaiveEngine.Outcome outcome(Decision decision) {
    DecisionEvidence evidence = decision.evidence();
    Optional<Decision.Allow> allow =
        decision instanceof Decision.Allow yes ? Optional.of(yes) : Optional.empty();
    return new NaiveEngine.Outcome(
        allow.isPresent(),
        evidence.ruleId().orElse(""),
        evidence.group().orElse(""),
        evidence.selector().orElse(""),
        allow.map(Decision.Allow::duration).orElse(Duration.ZERO),
        allow.map(Decision.Allow::capped).orElse(false),
        allow.flatMap(Decision.Allow::approval));
  }

  private static String kind(NaiveEngine.Outcome outcome) {
    if (!outcome.allowed()) {
      return outcome.rule().isEmpty() ? "default deny" : "deny by a rule";
    }
    if (outcome.approval().isPresent()) {
      return "approval";
    }
    return outcome.capped() ? "allow, capped" : "allow";
  }
}
