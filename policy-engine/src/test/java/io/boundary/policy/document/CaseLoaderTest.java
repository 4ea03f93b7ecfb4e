package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.policy.review.PolicyCase;
import io.boundary.policy.review.PolicyCase.Difference;
import io.boundary.policy.review.PolicyCase.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CaseLoaderTest {

  private static final String FILE = Documents.CASES;

  @Test
  void load_whenShipped_everyCaseHoldsAndEveryRuleIsDecidedByOne() throws IOException {
    Policy policy = Documents.loaded(Documents.shipped());

    List<Result> results =
        run(policy, Files.readString(Path.of("../config/access_rules.test.yaml")));

    assertThat(results).allSatisfy(result -> assertThat(result.differences()).isEmpty());
    assertThat(
            results.stream().flatMap(result -> result.rule().stream()).collect(Collectors.toSet()))
        .containsAll(policy.rules().stream().map(Rule::id).toList());
  }

  @Test
  void run_whenTheDecisionIsAnother_tellsEachDifference() {
    Policy policy = Documents.loaded(Documents.shipped());

    assertThat(differences(policy, FILE)).isEmpty();
    assertThat(differences(policy, FILE.replace("hours: 8", "hours: 9")))
        .containsExactly(new Difference("hours", "9", "8"));
    assertThat(differences(policy, FILE.replace("hours: 8 }", "approval: [auditors] }")))
        .containsExactly(new Difference("approval", "auditors", "none"));
    assertThat(differences(policy, FILE.replace("[developers]", "none")))
        .containsExactly(
            new Difference("decision", "allow", "deny"),
            new Difference("rule", "developers-readonly-production", "none"));
    assertThat(differences(policy, FILE.replace("[developers]", "[devs, developers]")))
        .containsExactly(new Difference("group", "devs", "not defined by the policy"));
  }

  @Test
  void load_whenACaseNamesPersonAndTime_keepsThem() {
    String who = "    who: Alice\n    time: \"2026-01-31T08:00:00Z\"\n";
    PolicyCase one = cases(FILE.replace("    groups", who + "    groups")).get(0);

    assertThat(one.who()).contains("Alice");
    assertThat(one.time()).isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
    assertThat(cases(FILE).get(0).time()).isEqualTo(PolicyCase.ANY_TIME);
    assertThat(problems(FILE.replace("    groups", "    time: \"noon\"\n    groups")))
        .singleElement()
        .asString()
        .contains("bad_form `noon` is no time");
  }

  @Test
  void run_whenSomebodyMustAgreeAndTheCaseDoesNotSaySo_isADifference() {
    String administrator =
        FILE.replace("Production }", "Sandbox }")
            .replace("ReadOnlyAccess", "AdministratorAccess")
            .replace("    hours: 9", "    hours: 1\n    ticket: INC-1")
            .replace("rule: developers-readonly-production, hours: 8", "hours: 1");

    assertThat(differences(Documents.loaded(Documents.shipped()), administrator))
        .containsExactly(new Difference("approval", "none", "security_admins"));
  }

  @Test
  void load_whenThingsAreWrong_namesEachWithItsPlace() {
    assertThat(problems(FILE.replace("account: prod", "account: nowhere")))
        .containsExactly("7:14 bad_form `nowhere` is not one of `accounts`");
    assertThat(problems(FILE.replace("hours: 9", "hours: much").replace("allow,", "perhaps,")))
        .hasSize(2);
    assertThat(problems(FILE.replace("- name: one", "- nam: one"))).hasSize(2);
    assertThat(problems(FILE.replace("\"123456789012\"", "12"))).isNotEmpty();
    assertThat(problems(FILE + FILE.substring(FILE.indexOf("  - name")))).hasSize(1);
    assertThat(problems("")).hasSize(1);
    assertThat(problems("[]")).hasSize(1);
  }

  private static List<Difference> differences(Policy policy, String file) {
    return run(policy, file).get(0).differences();
  }

  private static List<Result> run(Policy policy, String file) {
    return cases(file).stream().map(one -> one.run(policy)).toList();
  }

  private static List<PolicyCase> cases(String file) {
    PolicyCases loaded = CaseLoader.load(file, Documents.ENVIRONMENT);
    assertThat(loaded).isInstanceOf(PolicyCases.Loaded.class);
    return ((PolicyCases.Loaded) loaded).cases();
  }

  private static List<String> problems(String file) {
    return Optional.of(CaseLoader.load(file, Documents.ENVIRONMENT))
        .filter(PolicyCases.Rejected.class::isInstance)
        .map(PolicyCases.Rejected.class::cast)
        .map(rejected -> rejected.problems().stream().map(PolicyProblem::toString).toList())
        .orElse(List.of());
  }
}
