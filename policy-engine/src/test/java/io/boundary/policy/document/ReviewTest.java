package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyRequest;
import io.boundary.policy.review.Explanation;
import io.boundary.policy.review.Explanation.Outcome;
import io.boundary.policy.review.Finding;
import io.boundary.policy.review.Finding.Severity;
import io.boundary.policy.review.Lint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people ask of a policy, asked of policies as they are written. */
class ReviewTest {

  private static final String HEAD =
      """
      version: "1.0"
      settings: { default_action: deny, max_request_duration_hours: 12 }
      subjects:
        groups:
          devs: { id: dev-id }
          admins: { id: admin-id }
      rules:
      """;
  private static final String DENY_ALL_TO_ADMINS =
      rule("last", "subjects: [admins]", "effect: deny", "target: { selector: any }", "\"*\"");

  @Test
  void lint_whenAnEarlierRuleCoversAll_namesTheShadow() {
    Policy policy =
        policy(
            rule("wide", "subjects: [devs]", "effect: deny", "target: { selector: any }", "\"*\""),
            rule("dead", "subjects: [devs]", "effect: allow", tag("Sandbox"), "ReadOnlyAccess"),
            DENY_ALL_TO_ADMINS);

    assertThat(lint(policy)).containsExactly("ERROR shadowed_rule dead");
    assertThat(Lint.of(policy, Lint.Known.NOTHING).get(0).message()).contains("`wide`");
  }

  @Test
  void lint_whenSeveralRulesTogetherCoverAll_namesThemAll() {
    Policy policy =
        policy(
            rule("one", "subjects: [devs]", "effect: allow", tag("A"), "ReadOnlyAccess"),
            rule("two", "subjects: [devs, admins]", "effect: allow", tag("B"), "\"*\""),
            rule("dead", "subjects: [devs]", "effect: allow", tag("A, B"), "ReadOnlyAccess"));

    assertThat(lint(policy)).containsExactly("ERROR shadowed_rule dead");
    assertThat(Lint.of(policy, Lint.Known.NOTHING).get(0).message()).contains("`one`, `two`");
  }

  @Test
  void lint_whenOneGroupOrValueIsLeft_saysNothing() {
    Policy policy =
        policy(
            rule("one", "subjects: [devs]", "effect: allow", tag("A"), "ReadOnlyAccess"),
            rule("live", "subjects: [devs, admins]", "effect: allow", tag("A"), "ReadOnlyAccess"),
            rule("too", "subjects: [devs]", "effect: allow", tag("A, B"), "ReadOnlyAccess"));

    assertThat(lint(policy)).isEmpty();
  }

  @Test
  void lint_whenADenyComesAfterWhatItWasMeantToRestrict_warns() {
    Policy policy =
        policy(
            rule("open", "subjects: [devs]", "effect: allow", tag("Production"), "ReadOnlyAccess"),
            rule("late", "subjects: [devs, admins]", "effect: deny", tag("Production"), "\"*\""),
            rule("other-tag", "subjects: [devs]", "effect: deny", tag("Development"), "\"*\""));

    assertThat(lint(policy)).containsExactly("WARNING late_deny late");
  }

  @Test
  void lint_whenApproversAskThemselves_orAGroupIsUnused_warns() {
    Policy policy =
        policy(
            rule("self", "subjects: [devs]", "effect: allow", tag("A"), "ReadOnlyAccess")
                + "    approval: { required: true, approver_groups: [devs], channel: \"#a\" }\n");

    assertThat(lint(policy))
        .containsExactly("WARNING approvers_are_subjects self", "WARNING unused_group ");
  }

  @Test
  void lint_whenTheDeploymentIsKnown_comparesNamesAndSessions() {
    Policy policy =
        policy(rule("named", "subjects: [devs, admins]", "effect: allow", tag("A"), "[One, Two]"));
    Lint.Known known =
        new Lint.Known(
            Optional.of(Set.of(new PermissionSetName("One"))),
            Map.of(new PermissionSetName("One"), Duration.ofHours(1)));

    assertThat(words(Lint.of(policy, known)))
        .containsExactly("ERROR unknown_permission_set named", "WARNING longer_than_session named");
  }

  @Test
  void lint_whenAPatternRepeatsWhatRepeatsItself_isAnError() {
    for (String wild : List.of("(.*a){12}", "(0+0+)+y", "^([A-Z]+[A-Z]+)+-[0-9]$")) {
      assertThat(lint(policy(withPattern(wild), DENY_ALL_TO_ADMINS)))
          .as(wild)
          .containsExactly("ERROR wild_pattern ticketed");
    }
    for (String tame : List.of("^INC-[0-9]+$", "[A-Z]{2,10}-[0-9]{1,7}", "(INC|CHG)-.*")) {
      assertThat(lint(policy(withPattern(tame), DENY_ALL_TO_ADMINS))).as(tame).isEmpty();
    }
  }

  @Test
  void lint_whenItIsTheShippedPolicy_hasNoErrorAndTheWarningsThatItsCommentsExplain() {
    assertThat(lint(Documents.loaded(Documents.shipped())))
        .containsExactly(
            "WARNING late_deny deny-production-by-tag", "WARNING late_deny deny-production-by-ou");
  }

  @Test
  void explain_whenNothingMatches_tellsWhatEachRuleMissesAndTheNearest() {
    Explanation explanation = explain("PowerUserAccess", Map.of("Environment", "Staging"));

    assertThat(explanation.steps()).allMatch(step -> step.outcome() == Outcome.NO_MATCH);
    Explanation.Step nearest = explanation.nearest().orElseThrow();
    assertThat(nearest.rule().id()).isEqualTo("developers-poweruser-development");
    assertThat(nearest.checks())
        .filteredOn(check -> !check.satisfied())
        .extracting(Explanation.Check::words)
        .containsExactly("the account is not tagged Environment=Dev or Development");
  }

  @Test
  void explain_whenTwoMatch_tellsWhichCameTooLate() {
    Explanation explanation = explain("ReadOnlyAccess", Map.of("Environment", "Production"));

    assertThat(explanation.steps())
        .extracting(Explanation.Step::outcome)
        .containsExactly(
            Outcome.DECIDES,
            Outcome.NO_MATCH,
            Outcome.NO_MATCH,
            Outcome.NOT_REACHED,
            Outcome.NO_MATCH);
    assertThat(explanation.nearest()).isEmpty();
  }

  @Test
  void explain_whenTheTicketIsRefused_theNearestIsTheRuleThatDecided() {
    Explanation explanation = explain("AdministratorAccess", Map.of("Environment", "Sandbox"));

    assertThat(explanation.nearest().map(step -> step.rule().id()))
        .contains("developers-administrator-sandbox");
  }

  private static Explanation explain(String permissionSet, Map<String, String> tags) {
    Policy policy = Documents.loaded(Documents.shipped());
    return Explanation.of(
        policy,
        new PolicyRequest(
            new PermissionSetName(permissionSet), Duration.ofHours(1), Optional.empty()),
        Set.of(Optional.ofNullable(policy.groups().get("developers")).orElseThrow()),
        new AccountFacts(new AccountId("123456789012"), "shop", List.of("r-ab12"), tags),
        Instant.EPOCH);
  }

  private static List<String> lint(Policy policy) {
    return words(Lint.of(policy, Lint.Known.NOTHING));
  }

  private static List<String> words(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                (finding.severity() == Severity.ERROR ? "ERROR " : "WARNING ")
                    + finding.code().text()
                    + " "
                    + finding.rule().orElse(""))
        .toList();
  }

  private static Policy policy(String... rules) {
    PolicyLoad load = PolicyLoader.load(HEAD + String.join("", rules), Map.of());
    assertThat(load).isInstanceOf(PolicyLoad.Loaded.class);
    return ((PolicyLoad.Loaded) load).policy();
  }

  private static String rule(
      String id, String subjects, String effect, String target, String permissionSet) {
    return """
      - id: %s
        description: because of %s
        %s
        %s
        %s
        permission_set: %s
    """
        .formatted(id, id, subjects, effect, target, permissionSet);
  }

  private static String withPattern(String pattern) {
    return rule("ticketed", "subjects: [devs]", "effect: allow", tag("A"), "ReadOnlyAccess")
        + "    constraints: { ticket_required: true, ticket_pattern: '%s' }\n".formatted(pattern);
  }

  private static String tag(String values) {
    return "target: { selector: tag, key: Environment, values: [" + values + "] }";
  }
}
