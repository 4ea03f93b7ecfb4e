package io.boundary.policy.document;

import io.boundary.model.Digest;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a policy file: a total function from any text to a policy or to all that is wrong with it.
 *
 * <p>{@code ${NAME}} in a scalar value is replaced from the environment after the YAML was parsed,
 * so that a value stays one piece of text, whatever it holds; it is never read as a number, a flag,
 * a key, or a word that decides ({@code version}, {@code default_action}, {@code effect}, {@code
 * selector}). Names that sound like a secret are refused.
 *
 * <p>The policy's hash is the SHA-256 of the UTF-8 bytes of the file's text in which each {@code
 * ${NAME}} that has such a value, comments included, was replaced by it. That substituted text
 * serves the hash alone and is never parsed.
 */
public final class PolicyLoader {

  /** The longest text that is read, in characters. */
  public static final int MAX_LENGTH = 2_000_000;

  private static final Set<String> KEYS = Set.of("version", "settings", "subjects", "rules");
  private static final Set<String> SETTINGS =
      Set.of("default_action", "max_request_duration_hours", "cli_on_behalf");

  private final Values values;
  private final GroupNames groups;

  private PolicyLoader(Values values) {
    this.values = values;
    groups = new GroupNames(values);
  }

  /**
   * Reads a policy. Never throws.
   *
   * @param environment what {@code ${NAME}} stands for; a blank value counts as missing
   */
  public static PolicyLoad load(String yaml, Map<String, String> environment) {
    Problems problems = new Problems();
    Variables variables = new Variables(environment);
    Optional<Policy> policy =
        new YamlText(problems)
            .read(yaml)
            .flatMap(
                root ->
                    new PolicyLoader(new Values(problems, variables))
                        .read(root, Digest.sha256Hex(variables.expandForHash(yaml))));
    return problems.isEmpty()
        ? new PolicyLoad.Loaded(policy.orElseThrow())
        : new PolicyLoad.Rejected(problems.inOrder());
  }

  private Optional<Policy> read(Node root, String hash) {
    return Fields.of(values.problems(), root, "the policy", KEYS)
        .flatMap(fields -> read(fields, hash));
  }

  private Optional<Policy> read(Fields fields, String hash) {
    Optional<String> version =
        fields.required("version").flatMap(node -> values.word(node, "version", List.of("1.0")));
    Optional<Settings> settings = fields.required("settings").flatMap(this::settings);
    fields.required("subjects").ifPresent(groups::read);
    RuleReader reader = new RuleReader(values, groups);
    Optional<List<Rule>> rules =
        fields.required("rules").flatMap(node -> values.list(node, "`rules`", reader::read));
    if (!values.problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Policy(
            hash,
            version.orElseThrow(),
            settings.orElseThrow().maxDuration(),
            settings.orElseThrow().cliOnBehalf(),
            groups.ids(),
            rules.orElseThrow()));
  }

  private record Settings(Duration maxDuration, boolean cliOnBehalf) {}

  private Optional<Settings> settings(Node settings) {
    Optional<Fields> fields = Fields.of(values.problems(), settings, "`settings`", SETTINGS);
    fields
        .flatMap(found -> found.required("default_action"))
        .ifPresent(node -> values.word(node, "default action", List.of("deny")));
    boolean cliOnBehalf =
        fields
            .flatMap(found -> found.optional("cli_on_behalf"))
            .flatMap(node -> values.flag(node, "`cli_on_behalf`"))
            .orElse(false);
    return fields
        .flatMap(found -> found.required("max_request_duration_hours"))
        .flatMap(node -> values.hours(node, "`max_request_duration_hours`"))
        .map(max -> new Settings(max, cliOnBehalf));
  }
}
