package io.boundary.policy.document;

import io.boundary.model.AccountFacts;
import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import io.boundary.policy.PolicyRequest;
import io.boundary.policy.review.PolicyCase;
import io.boundary.policy.review.PolicyCase.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads a file of cases for a policy: a total function from any text to cases or to all that is
 * wrong with it. It is read under the same limits as a policy, and {@code ${NAME}} stands for the
 * same values.
 */
public final class CaseLoader {

  private static final Set<String> KEYS = Set.of("version", "accounts", "cases");
  private static final Set<String> CASE_KEYS =
      Set.of(
          "name",
          "who",
          "groups",
          "account",
          "permission_set",
          "hours",
          "ticket",
          "time",
          "expect");
  private static final Set<String> EXPECT_KEYS = Set.of("decision", "rule", "hours", "approval");

  private final Values values;
  private final CaseAccounts accounts;
  private final Set<String> names = new HashSet<>();

  private CaseLoader(Values values) {
    this.values = values;
    this.accounts = new CaseAccounts(values);
  }

  /**
   * Reads cases. Never throws.
   *
   * @param environment what {@code ${NAME}} stands for; a blank value counts as missing
   */
  public static PolicyCases load(String yaml, Map<String, String> environment) {
    Problems problems = new Problems();
    Optional<List<PolicyCase>> cases =
        new YamlText(problems)
            .read(yaml)
            .flatMap(
                root ->
                    new CaseLoader(new Values(problems, new Variables(environment))).read(root));
    return problems.isEmpty()
        ? new PolicyCases.Loaded(cases.orElseThrow())
        : new PolicyCases.Rejected(problems.inOrder());
  }

  private Optional<List<PolicyCase>> read(Node root) {
    Optional<Fields> fields = Fields.of(values.problems(), root, "the file", KEYS);
    fields
        .flatMap(found -> found.required("version"))
        .ifPresent(node -> values.word(node, "version", List.of("1.0")));
    fields.flatMap(found -> found.required("accounts")).ifPresent(accounts::read);
    return fields
        .flatMap(found -> found.required("cases"))
        .flatMap(node -> values.list(node, "`cases`", this::oneCase));
  }

  private Optional<PolicyCase> oneCase(Node node) {
    return Fields.of(values.problems(), node, "a case", CASE_KEYS).flatMap(this::oneCase);
  }

  private Optional<PolicyCase> oneCase(Fields fields) {
    Optional<String> name = fields.required("name").flatMap(this::name);
    Optional<Set<String>> groups = groups(fields, "groups");
    Optional<AccountFacts> account = fields.required("account").flatMap(accounts::named);
    Optional<PolicyRequest> request = request(fields);
    Optional<Expectation> expected =
        fields
            .required("expect")
            .flatMap(node -> Fields.of(values.problems(), node, "`expect`", EXPECT_KEYS))
            .flatMap(this::expectation);
    if (name.isEmpty() || groups.isEmpty() || request.isEmpty() || expected.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> who = fields.optional("who").flatMap(node -> values.text(node, "`who`"));
    Instant time = fields.optional("time").flatMap(this::time).orElse(PolicyCase.ANY_TIME);
    return account.map(
        facts ->
            new PolicyCase(
                name.get(), who, groups.get(), facts, request.get(), time, expected.get()));
  }

  private Optional<String> name(Node node) {
    Optional<String> name = values.text(node, "`name`").filter(text -> !text.isBlank());
    if (name.isPresent() && !names.add(name.get())) {
      values
          .problems()
          .add(
              ProblemCodes.DUPLICATE_KEY,
              node,
              "two cases are called " + Problems.shown(name.get()));
    }
    return name;
  }

  private Optional<Instant> time(Node node) {
    return values.parsed(
        node, "time", "a moment such as \"2026-01-31T08:00:00Z\" is", CaseLoader::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<PolicyRequest> request(Fields fields) {
    Optional<PermissionSetName> set =
        fields
            .required("permission_set")
            .flatMap(
                node ->
                    values.parsed(
                        node,
                        "permission set name",
                        "1 to 32 letters, digits and `_+=,.@-`",
                        PermissionSetName::parse));
    Optional<Duration> hours =
        fields.required("hours").flatMap(node -> values.hours(node, "`hours`"));
    Optional<TicketId> ticket =
        fields
            .optional("ticket")
            .flatMap(
                node ->
                    values.parsed(
                        node, "ticket", "1 to 128 characters without blanks", TicketId::parse));
    return set.flatMap(name -> hours.map(time -> new PolicyRequest(name, time, ticket)));
  }

  private Optional<Expectation> expectation(Fields fields) {
    Optional<String> decision =
        fields
            .required("decision")
            .flatMap(node -> values.word(node, "decision", List.of("allow", "deny")));
    Optional<String> rule = fields.optional("rule").flatMap(node -> values.text(node, "`rule`"));
    Optional<Duration> hours =
        fields.optional("hours").flatMap(node -> values.hours(node, "`hours`"));
    Optional<Set<String>> approvers =
        fields.optional("approval").isPresent() ? groups(fields, "approval") : Optional.empty();
    return decision.map(word -> new Expectation(word.equals("allow"), rule, hours, approvers));
  }

  /** A list of group names, which may be empty: somebody may be in no group at all. */
  private Optional<Set<String>> groups(Fields fields, String key) {
    return fields.required(key).flatMap(node -> names(node, "`" + key + "`"));
  }

  private Optional<Set<String>> names(Node node, String what) {
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("none")) {
      return Optional.of(Set.of());
    }
    return values
        .list(node, what + " (a list, or none)", item -> values.text(item, "an item of " + what))
        .map(LinkedHashSet::new);
  }
}
