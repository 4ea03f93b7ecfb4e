package io.boundary.policy.document;

import io.boundary.model.AccountId;
import io.boundary.policy.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a rule's {@code target}. */
final class TargetReader {

  private static final List<String> SELECTORS = List.of("tag", "ou_id", "account_id", "any");
  private static final Set<String> KEYS = Set.of("selector", "key", "values", "ids");

  /**
   * An organizational unit or a root.
   *
   * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Parent.html">
   *     Parent</a>
   */
  private static final Pattern OU =
      Pattern.compile("ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}");

  private final Values values;

  TargetReader(Values values) {
    this.values = values;
  }

  Optional<Target> read(Node node) {
    return Fields.of(values.problems(), node, "`target`", KEYS).flatMap(this::read);
  }

  private Optional<Target> read(Fields fields) {
    return fields
        .required("selector")
        .flatMap(node -> values.word(node, "selector", SELECTORS))
        .flatMap(selector -> read(selector, fields));
  }

  private Optional<Target> read(String selector, Fields fields) {
    return switch (selector) {
      case "tag" -> {
        only(fields, selector, Set.of("key", "values"));
        yield tag(fields);
      }
      case "ou_id" -> {
        only(fields, selector, Set.of("ids"));
        yield ids(
                fields,
                "OU id",
                "`ou-xxxx-xxxxxxxx` or `r-xxxx` is",
                text -> Optional.of(text).filter(OU.asMatchPredicate()))
            .map(Target.OrganizationalUnit::new);
      }
      case "account_id" -> {
        only(fields, selector, Set.of("ids"));
        yield ids(fields, "account id", "twelve digits in quotes are", AccountId::parse)
            .map(Target.Account::new);
      }
      default -> {
        only(fields, selector, Set.of());
        yield Optional.of(new Target.Any());
      }
    };
  }

  private Optional<Target> tag(Fields fields) {
    Optional<String> key = fields.required("key").flatMap(node -> bounded(node, "tag key", 1, 128));
    Optional<List<String>> tagValues =
        fields
            .required("values")
            .flatMap(
                node -> values.list(node, "`values`", item -> bounded(item, "tag value", 0, 256)));
    return key.flatMap(k -> tagValues.map(v -> new Target.Tag(k, new HashSet<>(v))));
  }

  private Optional<String> bounded(Node node, String what, int min, int max) {
    return values.parsed(
        node,
        what,
        min + " to " + max + " characters are",
        text -> Optional.of(text).filter(t -> t.length() >= min && t.length() <= max));
  }

  private <T> Optional<Set<T>> ids(
      Fields fields, String what, String form, Function<String, Optional<T>> parse) {
    return fields
        .required("ids")
        .flatMap(node -> values.list(node, "`ids`", item -> values.parsed(item, what, form, parse)))
        .map(HashSet::new);
  }

  private void only(Fields fields, String selector, Set<String> own) {
    for (String key : List.of("key", "values", "ids")) {
      if (!own.contains(key)) {
        fields
            .key(key)
            .ifPresent(
                node ->
                    values
                        .problems()
                        .add(
                            ProblemCodes.UNKNOWN_KEY,
                            node,
                            "selector `" + selector + "` has no `" + key + "`"));
      }
    }
  }
}
