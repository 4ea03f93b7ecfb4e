package io.boundary.policy.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping's keys and values; of a key that stands there twice, the first. */
final class Fields {

  private final Problems problems;
  private final MappingNode node;
  private final String what;
  private final Map<String, NodeTuple> byName = new LinkedHashMap<>();

  private Fields(Problems problems, MappingNode node, String what) {
    this.problems = problems;
    this.node = node;
    this.what = what;
    node.getValue().forEach(this::add);
  }

  /** A mapping with keys of the writer's choice. */
  static Optional<Fields> free(Problems problems, Node node, String what) {
    if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
      return Optional.of(new Fields(problems, mapping, what));
    }
    problems.add(
        ProblemCodes.WRONG_TYPE, node, what + " must be a mapping, not " + Values.kind(node));
    return Optional.empty();
  }

  /** A mapping with none but these keys. */
  static Optional<Fields> of(Problems problems, Node node, String what, Set<String> known) {
    Optional<Fields> fields = free(problems, node, what);
    fields.ifPresent(found -> found.refuseOthersThan(known));
    return fields;
  }

  private void add(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key) || !key.getTag().equals(Tag.STR)) {
      problems.add(
          ProblemCodes.WRONG_TYPE, entry.getKeyNode(), "a key of " + what + " must be text");
    } else if (byName.putIfAbsent(key.getValue(), entry) != null) {
      problems.add(
          ProblemCodes.DUPLICATE_KEY,
          key,
          Problems.shown(key.getValue()) + " stands twice in " + what);
    }
  }

  private void refuseOthersThan(Set<String> known) {
    byName.forEach(
        (name, entry) -> {
          if (!known.contains(name)) {
            problems.add(
                ProblemCodes.UNKNOWN_KEY,
                entry.getKeyNode(),
                Problems.shown(name)
                    + " is no key of "
                    + what
                    + "; known are "
                    + String.join(", ", new TreeSet<>(known)));
          }
        });
  }

  Optional<Node> optional(String name) {
    return Optional.ofNullable(byName.get(name)).map(NodeTuple::getValueNode);
  }

  Optional<Node> required(String name) {
    Optional<Node> value = optional(name);
    if (value.isEmpty()) {
      problems.add(ProblemCodes.MISSING_KEY, node, what + " needs `" + name + "`");
    }
    return value;
  }

  /** Where a key stands. */
  Optional<Node> key(String name) {
    return Optional.ofNullable(byName.get(name)).map(NodeTuple::getKeyNode);
  }

  /** All of it, in the order of the file. */
  Map<String, NodeTuple> all() {
    return byName;
  }

  Node node() {
    return node;
  }
}
