package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {

  private static final Path SHIPPED = ProjectFolder.find().resolve("config/access_rules.yaml");

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void lint_whenItIsTheShippedPolicy_hasWarningsAlone() {
    assertThat(sandbox("policy", "lint")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString())
        .containsPattern("warning +deny-production-by-tag +late_deny +it does not restrict")
        .contains("5 rules, 0 errors, 4 warnings")
        .doesNotContain("\u001B");

    assertThat(sandbox("policy", "lint", "--strict")).isEqualTo(ExitCodes.DENIED);
  }

  @Test
  void lint_whenTheFileDoesNotLoad_namesEachPlaceAndEndsWith2() throws IOException {
    Path broken = changed("effect: deny", "effect: perhaps");

    assertThat(sandbox("policy", "lint", "--policy", broken.toString()))
        .isEqualTo(ExitCodes.DENIED);

    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith(broken + ":") && line.endsWith("[unknown_word]"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void lint_whenARuleCanNeverDecide_isAnErrorAlsoAsJson() throws IOException {
    Path shadowed = changed("permission_set: ReadOnlyAccess ", "permission_set: \"*\" ");

    int code = sandbox("policy", "lint", "--json", "--policy", shadowed.toString());

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(json.path("findings").findValuesAsText("code")).doesNotContain("shadowed_rule");
    Path dead = changed("values: [Development, Dev] }", "values: [Prod] }");
    assertThat(sandbox("policy", "lint", "--policy", dead.toString())).isEqualTo(ExitCodes.DONE);
    Path both =
        changed(
            "values: [Development, Dev] }",
            "values: [Prod] }",
            "permission_set: ReadOnlyAccess ",
            "permission_set: \"*\" ");
    assertThat(sandbox("policy", "lint", "--policy", both.toString())).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString())
        .containsPattern("error +developers-poweruser-development +shadowed_rule ");
  }

  @Test
  void lint_whenAValueIsMissing_saysWhich() {
    assertThat(run(Map.of(), "policy", "lint")).isEqualTo(ExitCodes.DENIED);
    assertThat(err.toString()).contains("${PROD_OU_ID}", "[missing_variable]");
  }

  @Test
  void lint_whenTheEnvironmentSaysSo_usesItsValuesAndNames() {
    Map<String, String> environment =
        Map.of(
            "BOUNDARY_DEVELOPERS_ID", "id-1",
            "BOUNDARY_SECURITY_ADMINS_ID", "id-2",
            "BOUNDARY_AUDITORS_ID", "id-3",
            "PERMISSION_SET_ARNS", "{\"ReadOnlyAccess\":\"arn\",\"PowerUserAccess\":\"arn\"}");

    int code = run(environment, "policy", "lint", "--value", "PROD_OU_ID=ou-ab12-44444444");

    assertThat(code).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString()).contains("`AdministratorAccess`", "unknown_permission_set");
  }

  @Test
  void lint_whenTheEnvironmentNamesAnotherPolicy_looksAtThatUnlessASandboxIsMeant()
      throws IOException {
    Path other = changed("max_duration_hours: 8 ", "max_duration_hours: 7 ");
    Map<String, String> environment =
        Map.of(
            "ACCESS_RULES_PATH", other.toString(),
            "BOUNDARY_DEVELOPERS_ID", "id-1",
            "BOUNDARY_SECURITY_ADMINS_ID", "id-2",
            "BOUNDARY_AUDITORS_ID", "id-3",
            "PROD_OU_ID", "ou-ab12-44444444");

    assertThat(run(environment, "policy", "lint")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains(other + ": 5 rules");
    assertThat(run(environment, "policy", "lint", "--policy", SHIPPED.toString()))
        .isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains(SHIPPED + ": 5 rules");
    assertThat(run(environment, "--sandbox", "policy", "lint")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains(SHIPPED + ": 5 rules");
    assertThat(run(environment, "policy", "test")).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString()).contains(other.toString().replace(".yaml", ".test.yaml"));
  }

  @Test
  void test_whenACaseNamesPersonAndTime_tellsThemToMachines() throws IOException {
    assertThat(sandbox("policy", "test", "--json")).isEqualTo(ExitCodes.DONE);

    JsonNode one = new ObjectMapper().readTree(out.toString()).at("/cases/0");
    assertThat(one.path("who").asText()).isEqualTo("Alice");
    assertThat(one.path("time").asText()).isEqualTo("2026-01-31T08:00:00Z");
  }

  @Test
  void test_whenItIsTheShippedPolicy_everyCaseHoldsAndNoRuleIsLeftOut() {
    assertThat(sandbox("policy", "test")).isEqualTo(ExitCodes.DONE);

    assertThat(out.toString()).contains("0 rules without a case").doesNotContain("FAIL");
  }

  @Test
  void test_whenAnAnswerChanges_showsTheDifferenceAndEndsWith2() throws IOException {
    Path changed = changed("max_duration_hours: 8 ", "max_duration_hours: 6 ");
    String cases = SHIPPED.resolveSibling("access_rules.test.yaml").toString();

    int code = sandbox("policy", "test", "--policy", changed.toString(), cases);

    assertThat(code).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString())
        .contains("FAIL  A developer reads Production for a working day")
        .containsPattern("hours +expected 8, is 6")
        .containsPattern("because +Developers may read");
  }

  @Test
  void test_whenThereAreNoCases_saysSoInOneLine() throws IOException {
    Path alone = changed("version: \"1.0\"", "version: \"1.0\"");

    assertThat(sandbox("policy", "test", "--policy", alone.toString())).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().strip().lines()).singleElement().asString().contains(".test.yaml");
  }

  @Test
  void explain_whenDenied_tellsWhatEachRuleMissesAndTheNearest() {
    int code =
        sandbox(
            "policy",
            "explain",
            "--group",
            "developers",
            "--tag",
            "Environment=Staging",
            "PowerUserAccess",
            "1");

    assertThat(code).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString())
        .contains("- the account is not tagged Environment=Dev or Development")
        .contains("Denied: no rule of the policy allows this")
        .contains("Nearest rule that allows: developers-poweruser-development");
  }

  @Test
  void explain_whenAllowed_tellsTheRuleAlsoAsJson() throws IOException {
    int code =
        sandbox(
            "policy",
            "explain",
            "--json",
            "--group",
            "developers",
            "--tag",
            "Environment=Sandbox",
            "AdministratorAccess",
            "1",
            "INC-1");

    assertThat(code).isEqualTo(ExitCodes.DONE);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("rule_id").asText()).isEqualTo("developers-administrator-sandbox");
    assertThat(json.path("rules")).hasSize(5);
  }

  @Test
  void explain_whenAFileTellsTheAccount_needsNoTags() {
    String facts = SHIPPED.resolveSibling("access_rules.test.yaml").toString();
    List<String> words =
        List.of("policy", "explain", "--group", "developers", "--facts", facts, "--account");

    assertThat(sandbox(words, "123456789012", "ReadOnlyAccess", "1")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("=> developers-readonly-production");
    assertThat(sandbox(words, "210987654321", "ReadOnlyAccess", "1")).isEqualTo(ExitCodes.DENIED);
    assertThat(sandbox(words, "999999999999", "ReadOnlyAccess", "1")).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString()).contains("has no account 999999999999");
    assertThat(sandbox(words, "123456789012", "--tag", "A=B", "ReadOnlyAccess", "1"))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void policy_whenUsedWrongly_saysSoAndEndsWith64() {
    List<List<String>> wrong =
        List.of(
            List.of("policy"),
            List.of("policy", "lint", "--unknown"),
            List.of("policy", "explain", "ReadOnlyAccess"),
            List.of("policy", "explain", "ReadOnlyAccess", "1e3"),
            List.of("policy", "explain", "--group", "nobody", "ReadOnlyAccess", "1"));
    for (List<String> words : wrong) {
      assertThat(sandbox(words.toArray(String[]::new))).as("%s", words).isEqualTo(ExitCodes.USAGE);
      assertThat(err.toString()).as("%s", words).startsWith("boundary: ").doesNotContain("\tat ");
    }
  }

  private Path changed(String... pairs) throws IOException {
    String text = Files.readString(SHIPPED);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    return Files.writeString(folder.resolve("policy-" + text.hashCode() + ".yaml"), text);
  }

  private int sandbox(String... words) {
    List<String> all = new ArrayList<>(List.of("--sandbox"));
    all.addAll(List.of(words));
    return run(Map.of(), all.toArray(String[]::new));
  }

  private int sandbox(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return sandbox(all.toArray(String[]::new));
  }

  private int run(Map<String, String> environment, String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line =
        BoundaryCli.configured(
            PolicyCommand.line(() -> environment, OrganizationWiring::open, AuditWiring::open));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(words);
  }
}
