package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Policy texts for tests. */
final class Documents {

  /** Values for all that the shipped policy refers to. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "BOUNDARY_DEVELOPERS_ID", "11111111-2222-3333-4444-555555555555",
          "BOUNDARY_SECURITY_ADMINS_ID", "9067642ac7-22222222-2222-2222-2222-222222222222",
          "BOUNDARY_AUDITORS_ID", "33333333-2222-3333-4444-555555555555",
          "PROD_OU_ID", "ou-abcd-11111111");

  /** A small policy without a problem: 24 lines, each part on a line of its own. */
  static final String GOOD =
      """
      version: "1.0"
      settings:
        default_action: deny
        max_request_duration_hours: 12
      subjects:
        groups:
          devs: { id: "dev-id" }
          admins:
            id: "admin-id"
      rules:
        - id: first
          description: Developers may
          subjects: [devs]
          effect: allow
          target: { selector: tag, key: Environment, values: [Production] }
          permission_set: ReadOnlyAccess
          constraints: { max_duration_hours: 8, ticket_required: true, ticket_pattern: "INC-.*" }
          approval: { required: true, approver_groups: [admins], channel: "#approvals" }
        - id: second
          description: Nobody may
          subjects: [devs, admins]
          effect: deny
          target: { selector: any }
          permission_set: "*"
      """;

  /** A case of the shipped policy that holds. */
  static final String CASES =
      """
      version: "1.0"
      accounts:
        prod: { id: "123456789012", ou_path: ["r-ab12"], tags: { Environment: Production } }
      cases:
        - name: one
          groups: [developers]
          account: prod
          permission_set: ReadOnlyAccess
          hours: 9
          expect: { decision: allow, rule: developers-readonly-production, hours: 8 }
      """;

  private Documents() {}

  /** {@link #GOOD} with one change. */
  static String changed(String from, String to) {
    assertThat(GOOD).contains(from);
    return GOOD.replace(from, to);
  }

  static Policy loaded(String yaml) {
    PolicyLoad load = PolicyLoader.load(yaml, ENVIRONMENT);
    assertThat(load).isInstanceOf(PolicyLoad.Loaded.class);
    return ((PolicyLoad.Loaded) load).policy();
  }

  /** Problems as {@code line:column code}; empty where there is none. */
  static List<String> problems(String yaml) {
    return PolicyLoader.load(yaml, ENVIRONMENT) instanceof PolicyLoad.Rejected rejected
        ? rejected.problems().stream()
            .map(p -> p.line() + ":" + p.column() + " " + p.code())
            .toList()
        : List.of();
  }

  static String shipped() {
    return config("access_rules.yaml");
  }

  static String schema() {
    return config("access_rules.schema.json");
  }

  private static String config(String name) {
    try {
      return Files.readString(Path.of("..", "config", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
