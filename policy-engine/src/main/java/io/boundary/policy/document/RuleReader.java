package io.boundary.policy.document;

import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.Effect;
import io.boundary.policy.PermissionScope;
import io.boundary.policy.Rule;
import io.boundary.policy.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one item of {@code rules}. */
final class RuleReader {

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "description",
          "subjects",
          "effect",
          "target",
          "permission_set",
          "constraints",
          "approval");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}");
  private static final int MAX_DESCRIPTION = 500;

  private final Values values;
  private final GroupNames groups;
  private final TargetReader targets;
  private final AllowReader terms;
  private final Set<String> seen = new HashSet<>();

  RuleReader(Values values, GroupNames groups) {
    this.values = values;
    this.groups = groups;
    targets = new TargetReader(values);
    terms = new AllowReader(values, groups);
  }

  Optional<Rule> read(Node node) {
    return Fields.of(values.problems(), node, "a rule", KEYS).flatMap(this::read);
  }

  private Optional<Rule> read(Fields fields) {
    Optional<String> id = fields.required("id").flatMap(this::id);
    Optional<String> description = fields.optional("description").flatMap(this::description);
    Optional<Map<String, GroupId>> subjects =
        fields
            .required("subjects")
            .flatMap(node -> groups.list(node, "`subjects`"))
            .filter(found -> !found.isEmpty());
    Optional<PermissionScope> scope = fields.required("permission_set").flatMap(this::scope);
    Optional<Target> target = fields.required("target").flatMap(targets::read);
    Optional<Effect> effect =
        fields
            .required("effect")
            .flatMap(node -> values.word(node, "effect", List.of("allow", "deny")))
            .map(word -> word.equals("deny") ? deny(fields) : allow(fields));
    if (id.isEmpty() || subjects.isEmpty() || scope.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return effect.map(
        found ->
            new Rule(
                id.get(),
                description.orElse("rule " + id.get()),
                subjects.get(),
                scope.get(),
                target.get(),
                found));
  }

  private Optional<String> id(Node node) {
    Optional<String> id =
        values.parsed(
            node,
            "rule id",
            "1 to 128 letters, digits, `_`, `.`, `:` and `-` are",
            text -> Optional.of(text).filter(ID.asMatchPredicate()));
    if (id.isPresent() && !seen.add(id.get())) {
      values.problems().add(ProblemCodes.DUPLICATE_RULE, node, "another rule has this id already");
      return Optional.empty();
    }
    return id;
  }

  private Optional<String> description(Node node) {
    return values.parsed(
        node,
        "description",
        "1 to " + MAX_DESCRIPTION + " characters, not all blank, are",
        text -> Optional.of(text).filter(t -> !t.isBlank() && t.length() <= MAX_DESCRIPTION));
  }

  private Optional<PermissionScope> scope(Node node) {
    if (node instanceof SequenceNode) {
      return values
          .list(node, "`permission_set`", this::permissionSet)
          .map(names -> new PermissionScope.Named(new HashSet<>(names)));
    }
    return values.parsed(
        node,
        "permission set",
        "a name, a list of names or \"*\" is",
        text ->
            text.equals("*")
                ? Optional.of(new PermissionScope.Every())
                : PermissionSetName.parse(text)
                    .map(name -> new PermissionScope.Named(Set.of(name))));
  }

  private Optional<PermissionSetName> permissionSet(Node node) {
    return values.parsed(
        node,
        "permission set name",
        "1 to 32 letters, digits and `+=,.@_-` are",
        PermissionSetName::parse);
  }

  private Effect allow(Fields fields) {
    return terms.read(fields.optional("constraints"), fields.optional("approval"));
  }

  private Effect deny(Fields fields) {
    for (String key : List.of("constraints", "approval")) {
      fields
          .key(key)
          .ifPresent(
              node ->
                  values
                      .problems()
                      .add(
                          ProblemCodes.DENY_WITH_TERMS,
                          node,
                          "a deny rule carries no `" + key + "`"));
    }
    return new Effect.Deny();
  }
}
