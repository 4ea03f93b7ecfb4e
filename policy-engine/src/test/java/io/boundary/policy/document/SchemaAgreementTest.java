package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The schema, which editors use, and the loader say the same of one corpus. */
class SchemaAgreementTest {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Documents.schema());

  @Test
  void shippedPolicy_fitsTheSchema() {
    assertThat(complaints(Documents.shipped())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodDocument_isAcceptedByBoth(String from, String to) {
    String yaml = Documents.changed(from, to);

    assertThat(Documents.problems(yaml)).isEmpty();
    assertThat(complaints(yaml)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badDocument_isRefusedByBoth(String from, String to, String code) {
    String yaml = Documents.changed(from, to);

    assertThat(Documents.problems(yaml)).anyMatch(problem -> problem.endsWith(" " + code));
    assertThat(complaints(yaml)).isNotEmpty();
  }

  /** What JSON Schema cannot say, or what YAML has turned into something harmless before. */
  @ParameterizedTest
  @MethodSource("badForTheLoaderOnly")
  void worseDocument_isRefusedByTheLoader(String from, String to, String code) {
    String yaml = Documents.changed(from, to);

    assertThat(Documents.problems(yaml)).anyMatch(problem -> problem.endsWith(" " + code));
    assertThat(complaints(yaml)).isEmpty();
  }

  private static Set<ValidationMessage> complaints(String yaml) {
    LoaderOptions options = new LoaderOptions();
    Object tree = new Yaml(new SafeConstructor(options)).load(yaml);
    JsonNode json = new ObjectMapper().valueToTree(tree);
    return SCHEMA.validate(json);
  }

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("hours: 12", "hours: 0.25"),
        Arguments.of("hours: 12", "hours: 720"),
        Arguments.of("hours: 12", "hours: 12\n  cli_on_behalf: true"),
        Arguments.of("    description: Developers may\n", ""),
        Arguments.of("\"dev-id\"", "\"${PROD_OU_ID}\""),
        Arguments.of("{ selector: any }", "{ selector: ou_id, ids: [\"${PROD_OU_ID}\"] }"),
        Arguments.of("{ selector: any }", "{ selector: ou_id, ids: [r-abcd, ou-abcd-12345678] }"),
        Arguments.of("{ selector: any }", "{ selector: account_id, ids: [\"000000000001\"] }"),
        Arguments.of("values: [Production]", "values: [\"\", \"x y\"]"),
        Arguments.of("\"*\"", "[ReadOnlyAccess, Admin+Access]"),
        Arguments.of(
            "required: true, approver_groups: [admins], channel: \"#approvals\"",
            "required: false"),
        Arguments.of("\"#approvals\"", "\"#approvals\", min_approvals: 20, timeout_minutes: 43200"),
        Arguments.of(
            "{ max_duration_hours: 8, ticket_required: true, ticket_pattern: \"INC-.*\" }", "{}"));
  }

  static Stream<Arguments> bad() {
    return Stream.of(badTop(), badRules(), badTargets(), badTerms()).flatMap(each -> each);
  }

  private static Stream<Arguments> badTop() {
    return Stream.of(
        Arguments.of("\"1.0\"", "1.0", "wrong_type"),
        Arguments.of("\"1.0\"", "\"1.1\"", "unknown_word"),
        Arguments.of("version: \"1.0\"\n", "", "missing_key"),
        Arguments.of("rules:", "rulez:", "unknown_key"),
        Arguments.of("default_action: deny", "default_action: allow", "unknown_word"),
        Arguments.of("  default_action: deny\n", "", "missing_key"),
        Arguments.of("hours: 12", "hours: 0", "out_of_range"),
        Arguments.of("hours: 12", "hours: 720.5", "out_of_range"),
        Arguments.of("hours: 12", "hours: -1", "wrong_type"),
        Arguments.of("hours: 12", "hours: \"12\"", "wrong_type"),
        Arguments.of("hours: 12", "hours: .inf", "wrong_type"),
        Arguments.of("hours: 12", "hours: 12\n  cli_on_behalf: \"true\"", "wrong_type"),
        Arguments.of("{ id: \"dev-id\" }", "{ id: 123 }", "wrong_type"),
        Arguments.of("{ id: \"dev-id\" }", "{}", "missing_key"),
        Arguments.of("{ id: \"dev-id\" }", "{ id: \"a b\" }", "bad_form"),
        Arguments.of("{ id: \"dev-id\" }", "{ id: x, team: y }", "unknown_key"),
        Arguments.of("devs: {", "\"bad name\": {", "bad_form"));
  }

  private static Stream<Arguments> badRules() {
    return Stream.of(
        Arguments.of("- id: first", "- id: \"a rule\"", "bad_form"),
        Arguments.of("- id: first", "- id: 7", "wrong_type"),
        Arguments.of("Nobody may", "\"  \"", "bad_form"),
        Arguments.of("subjects: [devs]", "subjects: devs", "wrong_type"),
        Arguments.of("subjects: [devs]", "subjects: []", "empty_list"),
        Arguments.of("effect: deny", "effect: denny", "unknown_word"),
        Arguments.of("effect: deny", "effect: Deny", "unknown_word"),
        Arguments.of("    effect: deny\n", "", "missing_key"),
        Arguments.of("approval: {", "approvals: {", "unknown_key"),
        Arguments.of("\"*\"", "[]", "empty_list"),
        Arguments.of("\"*\"", "[\"*\"]", "bad_form"),
        Arguments.of("\"*\"", "\"has blank\"", "bad_form"),
        Arguments.of("\"*\"", "{ a: b }", "wrong_type"),
        Arguments.of("\"*\"", "\"*\"\n    constraints: {}", "deny_with_terms"),
        Arguments.of("\"*\"", "\"*\"\n    approval: { required: false }", "deny_with_terms"));
  }

  private static Stream<Arguments> badTargets() {
    return Stream.of(
        Arguments.of("{ selector: any }", "any", "wrong_type"),
        Arguments.of("{ selector: any }", "{}", "missing_key"),
        Arguments.of("{ selector: any }", "{ selector: all }", "unknown_word"),
        Arguments.of("{ selector: any }", "{ selector: any, ids: [x] }", "unknown_key"),
        Arguments.of("key: Environment, ", "", "missing_key"),
        Arguments.of("[Production]", "Production", "wrong_type"),
        Arguments.of("[Production]", "[1]", "wrong_type"),
        Arguments.of("[Production]", "[true]", "wrong_type"),
        Arguments.of("[Production]", "[]", "empty_list"),
        Arguments.of("{ selector: any }", "{ selector: ou_id, ids: [ou-1-2] }", "bad_form"),
        Arguments.of("{ selector: any }", "{ selector: ou_id, ids: r-abcd }", "wrong_type"),
        Arguments.of("{ selector: any }", "{ selector: ou_id, ids: [\"R-ABCD\"] }", "bad_form"),
        Arguments.of(
            "{ selector: any }", "{ selector: account_id, ids: [123456789012] }", "wrong_type"),
        Arguments.of("{ selector: any }", "{ selector: account_id, ids: [\"123\"] }", "bad_form"));
  }

  private static Stream<Arguments> badTerms() {
    return Stream.of(
        Arguments.of("max_duration_hours: 8", "max_duration_hour: 8", "unknown_key"),
        Arguments.of("max_duration_hours: 8", "max_duration_hours: 1000", "out_of_range"),
        Arguments.of("ticket_required: true", "ticket_required: \"true\"", "wrong_type"),
        Arguments.of("ticket_required: true", "ticket_required: 1", "wrong_type"),
        Arguments.of("\"INC-.*\"", "\"\"", "bad_form"),
        Arguments.of("\"INC-.*\"", "\"" + "x".repeat(257) + "\"", "bad_form"),
        Arguments.of("{ required: true, ", "{ ", "missing_key"),
        Arguments.of("approver_groups: [admins], ", "", "approval_incomplete"),
        Arguments.of(", channel: \"#approvals\"", "", "approval_incomplete"),
        Arguments.of("[admins], ", "[], ", "empty_list"),
        Arguments.of("\"#approvals\"", "approvals", "bad_form"),
        Arguments.of("\"#approvals\"", "\"#approvals\", min_approvals: 0", "out_of_range"),
        Arguments.of("\"#approvals\"", "\"#approvals\", min_approvals: 1.5", "wrong_type"),
        Arguments.of("\"#approvals\"", "\"#approvals\", timeout_minutes: 0", "out_of_range"),
        Arguments.of("\"#approvals\"", "\"#approvals\", timeout_minutes: 50000", "out_of_range"));
  }

  static Stream<Arguments> badForTheLoaderOnly() {
    return Stream.of(
        Arguments.of("subjects: [devs]", "subjects: [nobody]", "undefined_group"),
        Arguments.of("[admins], ", "[nobody], ", "undefined_group"),
        Arguments.of("- id: second", "- id: first", "duplicate_rule"),
        Arguments.of("effect: deny", "effect: deny\n    effect: allow", "duplicate_key"),
        Arguments.of("\"INC-.*\"", "\"INC-(\"", "bad_form"),
        Arguments.of("\"dev-id\"", "\"${NOT_THERE}\"", "missing_variable"),
        Arguments.of("Nobody may", "\"${oops\"", "bad_variable"),
        Arguments.of("Nobody may", "\"Nobody\\u001b[2J\"", "bad_form"),
        Arguments.of("hours: 12", "hours: 0x0c", "wrong_type"),
        Arguments.of("hours: 12", "hours: 014", "wrong_type"),
        Arguments.of("hours: 12", "hours: 1_0", "wrong_type"),
        Arguments.of("hours: 12", "hours: 1:30", "wrong_type"),
        Arguments.of("hours: 12", "hours: 0.0001", "out_of_range"),
        Arguments.of("ticket_required: true", "ticket_required: on", "wrong_type"),
        Arguments.of("hours: 12", "hours: 12\n  cli_on_behalf: yes", "wrong_type"),
        Arguments.of("subjects: [devs]", "subjects: &d [devs]", "alias"));
  }
}
