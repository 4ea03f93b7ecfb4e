package io.boundary.benchmarks.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.policy.Policy;
import io.boundary.policy.document.PolicyLoad;
import io.boundary.policy.document.PolicyLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The policies and accounts that are measured. */
final class Policies {

  private static final int GROUPS = 20;
  private static final int SETS = 10;

  private Policies() {}

  /** The policy that comes with the project. */
  static Policy shipped() {
    try {
      return load(
          Files.readString(
              Path.of(System.getProperty("project.root"), "config/access_rules.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Policy load(String yaml) {
    Map<String, String> environment =
        Map.of(
            "BOUNDARY_DEVELOPERS_ID", group(0),
            "BOUNDARY_SECURITY_ADMINS_ID", group(1),
            "BOUNDARY_AUDITORS_ID", group(2),
            "PROD_OU_ID", "ou-ab12-44444444");
    if (PolicyLoader.load(yaml, environment) instanceof PolicyLoad.Loaded loaded) {
      return loaded.policy();
    }
    throw new IllegalStateException("the policy does not load");
  }

  /**
   * A large company's: rule i is for team i modulo 20 and permission set i / 20 modulo 10, over an
   * account of its own.
   */
  static String large(int rules) {
    StringBuilder yaml =
        new StringBuilder(
            """
            version: "1.0"
            settings: { default_action: deny, max_request_duration_hours: 12 }
            subjects:
              groups:
            """);
    for (int i = 0; i < GROUPS; i++) {
      yaml.append("    team-%d: { id: \"%s\" }%n".formatted(i, group(i)));
    }
    yaml.append("rules:%n".formatted());
    for (int i = 0; i < rules; i++) {
      yaml.append(
          """
            - id: rule-%d
              description: rule number %d
              subjects: [team-%d]
              effect: allow
              target: { selector: account_id, ids: ["%012d"] }
              permission_set: %s
              constraints: { max_duration_hours: 8 }
          """
              .formatted(i, i, i % GROUPS, i, set(i)));
    }
    return yaml.toString();
  }

  /** The permission set that rule i is about. */
  static String set(int rule) {
    return "Set" + rule / GROUPS % SETS;
  }

  /** The team that rule i is about. */
  static String groupOf(int rule) {
    return group(rule % GROUPS);
  }

  /** The account that rule i is about. */
  static AccountFacts accountOf(int rule) {
    return facts("%012d".formatted(rule), Map.of("Environment", "Production", "Team", "shop"));
  }

  static AccountFacts facts(String id, Map<String, String> tags) {
    return new AccountFacts(
        new AccountId(id), "shop", List.of("r-ab12", "ou-ab12-11111111", "ou-ab12-22222222"), tags);
  }

  static String group(int number) {
    return "94482488-3041-7000-a1b2-%012d".formatted(number);
  }
}
