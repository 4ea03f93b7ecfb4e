package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.AccountFacts;
import io.boundary.model.Hours;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextTarget;
import io.boundary.policy.Effect;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.policy.review.PolicyDiff;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Policy files that nobody expects: each is refused with places and words, or is sound. */
class UnexpectedInputTest {

  /** A thousand million nodes in nine lines, where aliases are expanded. */
  private static final String BOMB =
      """
      a: &a [x, x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      version: "1.0"
      settings: *d
      """;

  private static final Policy SHIPPED = Documents.loaded(Documents.shipped());

  @TestFactory
  Stream<DynamicTest> load_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(
        new TextTarget(
            "policy-yaml",
            List.of(Documents.GOOD, BOMB, "&", "version: !!int \"1\"\n", "? [a]\n: b\n"),
            List.of(
                "\n  - ",
                "\n      ",
                "version: \"1.0\"\n",
                "effect: allow\n",
                "effect: deny",
                "approval: { required: false }",
                "required: true",
                "approver_groups: [admins]",
                "approver_groups: []",
                "permission_set: \"*\"",
                "selector: any",
                "selector: ou",
                "max_duration_hours: 8",
                "ticket_pattern: \"(a+)+$\"",
                "&a ",
                "*a",
                "<<: *a",
                "!!int ",
                "!!binary ",
                "!!java.net.URL ",
                "---\n",
                "...\n",
                "%YAML 1.1\n",
                "? ",
                "0x10",
                "010",
                "1_000",
                "1:30",
                ".inf",
                ".nan",
                "~",
                "yes",
                "2001-01-01",
                "${X}",
                "${PROD_OU_ID}",
                "${SLACK_TOKEN}",
                "|\n",
                ">\n",
                "\"\\U0011FFFF\""),
            UnexpectedInputTest::judged));
  }

  @TestFactory
  Stream<DynamicTest> cases_whenInputIsUnexpected_keepTheirWord() {
    return Fuzz.tests(
        new TextTarget(
            "policy-cases",
            List.of(Documents.CASES, BOMB, "cases: []\n"),
            List.of(
                "\n  - ",
                "name: one",
                "account: prod",
                "groups: none",
                "groups: []",
                "hours: 720",
                "hours: 1e9",
                "ticket: INC-1",
                "expect: { decision: deny }",
                "approval: none",
                "rule: none",
                "ou_path: [\"r-ab12\"]",
                "tags: { a: b }",
                "tags: ~",
                "&a ",
                "*a",
                "${X}",
                "${PROD_OU_ID}",
                "~",
                "|\n"),
            UnexpectedInputTest::judgedAsCases));
  }

  @TestFactory
  Stream<DynamicTest> accounts_whenInputIsUnexpected_keepTheirWord() {
    return Fuzz.tests(
        new TextTarget(
            "policy-accounts",
            List.of(
                Documents.CASES,
                BOMB,
                "{\"version\":\"1.0\",\"read_at\":1,\"target\":\"t\",\"accounts\":{\"a\":"
                    + "{\"id\":\"123456789012\",\"ou_path\":[\"r-1\"],\"tags\":{\"k\":\"v\"}}}}"),
            List.of(
                "accounts: {}",
                "id: \"123456789012\"",
                "ou_path: [\"r-ab12\"]",
                "tags: { a: b }",
                "tags: ~",
                "&a ",
                "*a",
                "${X}",
                "~",
                "|\n"),
            UnexpectedInputTest::judgedAsAccounts));
  }

  private static String judgedAsAccounts(String text) {
    AccountsLoad load = AccountsLoader.load(text, Documents.ENVIRONMENT);
    if (load instanceof AccountsLoad.Rejected rejected) {
      assertThat(rejected.problems()).isNotEmpty().allSatisfy(UnexpectedInputTest::assertFitToShow);
      return rejected.problems().stream()
          .map(PolicyProblem::code)
          .distinct()
          .sorted()
          .limit(2)
          .collect(Collectors.joining(" "));
    }
    List<AccountFacts> accounts = ((AccountsLoad.Loaded) load).accounts();
    assertThat(PolicyDiff.of(SHIPPED, SHIPPED, Set.of(), accounts).changes()).isEmpty();
    return "loaded " + Math.min(4, accounts.size());
  }

  private static String judgedAsCases(String text) {
    if (CaseLoader.load(text, Documents.ENVIRONMENT) instanceof PolicyCases.Loaded loaded) {
      loaded.cases().forEach(one -> assertThat(one.run(SHIPPED)).isNotNull());
      return "loaded " + Math.min(4, loaded.cases().size());
    }
    PolicyCases.Rejected rejected =
        (PolicyCases.Rejected) CaseLoader.load(text, Documents.ENVIRONMENT);
    rejected.problems().forEach(UnexpectedInputTest::assertFitToShow);
    return rejected.problems().stream()
        .map(PolicyProblem::code)
        .distinct()
        .sorted()
        .limit(2)
        .collect(Collectors.joining(" "));
  }

  private static String judged(String text) {
    PolicyLoad load = PolicyLoader.load(text, Documents.ENVIRONMENT);
    if (load instanceof PolicyLoad.Rejected rejected) {
      rejected.problems().forEach(UnexpectedInputTest::assertFitToShow);
      return rejected.problems().stream()
          .map(PolicyProblem::code)
          .distinct()
          .sorted()
          .limit(2)
          .collect(Collectors.joining(" "));
    }
    Policy policy = ((PolicyLoad.Loaded) load).policy();
    assertThat(policy.rules()).isNotEmpty();
    assertThat(policy.maxDuration())
        .isBetween(Duration.ofSeconds(1), Duration.ofHours(Hours.MAX_HOURS));
    policy.rules().forEach(rule -> assertSound(policy, rule));
    return "loaded " + Math.min(4, policy.rules().size());
  }

  private static void assertSound(Policy policy, Rule rule) {
    assertThat(rule.subjects()).isNotEmpty();
    assertThat(policy.groups()).containsAllEntriesOf(rule.subjects());
    if (rule.effect() instanceof Effect.Allow allow) {
      allow
          .approval()
          .ifPresent(
              approval -> {
                assertThat(approval.groups()).isNotEmpty();
                assertThat(approval.minApprovals()).isPositive();
                assertThat(policy.groups()).containsAllEntriesOf(approval.groups());
              });
    }
  }

  private static void assertFitToShow(PolicyProblem problem) {
    assertThat(problem.line()).isPositive();
    assertThat(problem.column()).isPositive();
    assertThat(problem.message().length()).isBetween(1, 2_000);
    assertThat(problem.message().chars()).noneMatch(Character::isISOControl);
  }
}
