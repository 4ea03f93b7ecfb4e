package io.boundary.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyEngineTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final GroupId DEVS = new GroupId("dev-id");
  private static final Set<GroupId> MEMBER = Set.of(DEVS);
  private static final AccountFacts PRODUCTION =
      new AccountFacts(
          new AccountId("012345678901"),
          "shop",
          List.of("r-root", "ou-root-aaaaaaaa", "ou-root-bbbbbbbb"),
          Map.of("Environment", "Production"));

  @Test
  void decide_whenExactlyTheMaximumIsAsked_isNotCapped() {
    Decision.Allow allow = allowed(hours(8), hours(12), hours(8));

    assertThat(allow.capped()).isFalse();
    assertThat(allow.duration()).isEqualTo(hours(8));
    assertThat(allow.evidence().reason()).isEqualTo("developers may");
  }

  @Test
  void decide_whenMoreThanTheRuleGives_isCappedAndSaysSo() {
    Decision.Allow allow = allowed(hours(8), hours(12), hours(8).plusMillis(1));

    assertThat(allow.capped()).isTrue();
    assertThat(allow.duration()).isEqualTo(hours(8));
    assertThat(allowed(hours(8), hours(12), hours(10)).evidence().reason())
        .isEqualTo("developers may (8 h of the 10 h asked for)");
  }

  @Test
  void decide_whenTheRuleGivesMoreThanThePolicy_thePolicyCaps() {
    assertThat(allowed(hours(100), hours(12), hours(24)).duration()).isEqualTo(hours(12));
  }

  @Test
  void decide_whenTheTicketIsMissing_deniesByThatRuleAndSaysWhatIsNeeded() {
    Decision decision = withTicket("^INC-[0-9]+$", true, Optional.empty());

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.evidence().ruleId()).contains("r");
    assertThat(decision.evidence().reason())
        .isEqualTo(
            "a ticket that matches ^INC-[0-9]+$ is required, and none was given (developers may)");
  }

  @Test
  void decide_whenTheTicketHasAnotherForm_deniesWithoutRepeatingIt() {
    Decision decision = withTicket("INC-[0-9]+", true, Optional.of(new TicketId("xINC-1")));

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.evidence().reason()).contains("INC-[0-9]+").doesNotContain("xINC-1");
  }

  @Test
  void decide_whenAnOptionalTicketHasAnotherForm_denies() {
    assertThat(withTicket("INC-[0-9]+", false, Optional.of(new TicketId("CHG-1"))))
        .isInstanceOf(Decision.Deny.class);
    assertThat(withTicket("INC-[0-9]+", false, Optional.empty()))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void decide_whenThePatternIsCatastrophic_givesUpAndDenies() {
    Decision decision =
        withTicket("(a+)+b|(([a-z])+.)+[A-Z]([a-z])+$", true, Optional.of(ticket("a", 128)));

    assertThat(decision).isInstanceOf(Decision.Deny.class);
  }

  @Test
  void decide_whenTheOuIsFarAboveTheAccount_matches() {
    Rule rule = rule(new Target.OrganizationalUnit(Set.of("ou-root-aaaaaaaa")), hours(1));

    assertThat(decide(policy(hours(12), rule), hours(1)).evidence().selector())
        .contains("ou_id ou-root-aaaaaaaa");
  }

  @Test
  void decide_whenTheTagValueDiffersInCase_doesNotMatch() {
    Rule rule = rule(new Target.Tag("Environment", Set.of("production")), hours(1));

    assertThat(decide(policy(hours(12), rule), hours(1)).evidence().ruleId()).isEmpty();
  }

  @Test
  void decide_whenARuleMatches_theEvidenceNamesGroupAndSelector() {
    Rule rule = rule(new Target.Tag("Environment", Set.of("Production", "Prod")), hours(1));

    Decision decision = decide(policy(hours(12), rule), hours(1));

    assertThat(decision.evidence().selector()).contains("tag Environment=Production");
    assertThat(decision.evidence().group()).contains("developers");
  }

  @Test
  void decide_whenAThousandRulesPrecede_findsTheLast() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rules.add(
          new Rule(
              "other-" + i,
              "of others",
              Map.of("g" + i, new GroupId("g" + i)),
              new PermissionScope.Every(),
              new Target.Any(),
              new Effect.Deny()));
    }
    rules.add(rule(new Target.Any(), hours(1)));

    Decision decision = decide(policy(hours(12), rules.toArray(Rule[]::new)), hours(1));

    assertThat(decision.evidence().ruleId()).contains("r");
  }

  private static Decision withTicket(String pattern, boolean required, Optional<TicketId> ticket) {
    TicketRule form = new TicketRule(required, TicketPattern.parse(pattern));
    assertThat(form.pattern()).isPresent();
    Rule rule = rule(new Target.Any(), new Effect.Allow(Optional.empty(), form, Optional.empty()));
    PolicyRequest request = new PolicyRequest(new PermissionSetName("Admin"), hours(1), ticket);
    return PolicyEngine.decide(policy(hours(12), rule), request, MEMBER, PRODUCTION, NOW);
  }

  private static Decision.Allow allowed(Duration cap, Duration max, Duration asked) {
    return (Decision.Allow) decide(policy(max, rule(new Target.Any(), cap)), asked);
  }

  private static Decision decide(Policy policy, Duration asked) {
    PolicyRequest request =
        new PolicyRequest(new PermissionSetName("Admin"), asked, Optional.empty());
    return PolicyEngine.decide(policy, request, MEMBER, PRODUCTION, NOW);
  }

  private static Policy policy(Duration max, Rule... rules) {
    return new Policy("hash", "1.0", max, Map.of("developers", DEVS), List.of(rules));
  }

  private static Rule rule(Target target, Duration cap) {
    return rule(target, new Effect.Allow(Optional.of(cap), TicketRule.NONE, Optional.empty()));
  }

  private static Rule rule(Target target, Effect effect) {
    return new Rule(
        "r",
        "developers may",
        Map.of("developers", DEVS),
        new PermissionScope.Every(),
        target,
        effect);
  }

  private static TicketId ticket(String letter, int times) {
    return new TicketId(letter.repeat(times));
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
