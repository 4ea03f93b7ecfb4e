package io.boundary.policy.document;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** The accounts that a file of cases names, with what the policy may know of them. */
final class CaseAccounts {

  private static final Set<String> KEYS = Set.of("id", "ou_path", "tags");

  private final Values values;
  private final Map<String, AccountFacts> accounts = new LinkedHashMap<>();
  private final Map<String, NodeTuple> defined = new HashMap<>();

  CaseAccounts(Values values) {
    this.values = values;
  }

  /** Reads {@code accounts}. */
  void read(Node node) {
    Fields.free(values.problems(), node, "`accounts`")
        .ifPresent(
            fields -> {
              defined.putAll(fields.all());
              fields.all().forEach((name, entry) -> read(name, entry.getValueNode()));
            });
  }

  /** All of them, in the order of the file. */
  List<AccountFacts> all() {
    return List.copyOf(accounts.values());
  }

  /** The account of that name; a complaint where there is none. */
  Optional<AccountFacts> named(Node node) {
    Optional<String> name = values.text(node, "`account`");
    if (name.isPresent() && !defined.containsKey(name.get())) {
      values
          .problems()
          .add(
              ProblemCodes.BAD_FORM,
              node,
              Problems.shown(name.get()) + " is not one of `accounts`");
    }
    return name.map(accounts::get);
  }

  private void read(String name, Node node) {
    Optional<Fields> fields =
        Fields.of(values.problems(), node, "account " + Problems.shown(name), KEYS);
    Optional<AccountId> id =
        fields
            .flatMap(found -> found.required("id"))
            .flatMap(
                value ->
                    values.parsed(
                        value, "account id", "twelve digits in quotes are", AccountId::parse));
    Optional<List<String>> path =
        fields
            .flatMap(found -> found.required("ou_path"))
            .flatMap(
                value ->
                    values.list(value, "`ou_path`", item -> values.text(item, "an item of it")));
    Optional<Map<String, String>> tags =
        fields
            .flatMap(found -> found.optional("tags"))
            .map(this::tags)
            .orElse(Optional.of(Map.of()));
    if (id.isPresent() && path.isPresent() && tags.isPresent()) {
      accounts.put(name, new AccountFacts(id.get(), name, path.get(), tags.get()));
    }
  }

  private Optional<Map<String, String>> tags(Node node) {
    Map<String, String> tags = new HashMap<>();
    Optional<Fields> fields = Fields.free(values.problems(), node, "`tags`");
    fields.ifPresent(
        found ->
            found
                .all()
                .forEach(
                    (key, entry) ->
                        values
                            .text(entry.getValueNode(), "a tag's value")
                            .ifPresent(value -> tags.put(key, value))));
    return fields.map(found -> tags);
  }
}
