package io.boundary.policy.document;

import io.boundary.model.GroupId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The groups that the file defines, and the lists that name them. */
final class GroupNames {

  private static final Set<String> KEYS = Set.of("id", "description");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  private final Values values;
  private final Map<String, GroupId> ids = new LinkedHashMap<>();
  private Optional<Set<String>> defined = Optional.empty();

  GroupNames(Values values) {
    this.values = values;
  }

  /** Reads {@code subjects}. */
  void read(Node subjects) {
    Fields.of(values.problems(), subjects, "`subjects`", Set.of("groups"))
        .flatMap(fields -> fields.required("groups"))
        .flatMap(node -> Fields.free(values.problems(), node, "`groups`"))
        .ifPresent(this::readGroups);
  }

  private void readGroups(Fields groups) {
    defined = Optional.of(groups.all().keySet());
    if (groups.all().isEmpty()) {
      values.problems().add(ProblemCodes.EMPTY_LIST, groups.node(), "`groups` must define a group");
    }
    groups.all().forEach(this::readGroup);
  }

  private void readGroup(String name, NodeTuple entry) {
    if (!NAME.matcher(name).matches()) {
      values
          .problems()
          .add(
              ProblemCodes.BAD_FORM,
              entry.getKeyNode(),
              Problems.shown(name) + " is no group name: 1 to 64 letters, digits, `_`, `.`, `-`");
    }
    Fields.of(values.problems(), entry.getValueNode(), "group " + Problems.shown(name), KEYS)
        .ifPresent(fields -> readGroup(name, fields));
  }

  private void readGroup(String name, Fields fields) {
    fields.optional("description").ifPresent(node -> values.text(node, "`description`"));
    fields
        .required("id")
        .flatMap(
            node ->
                values.parsed(node, "group id", "1 to 64 letters, digits and `-`", GroupId::parse))
        .ifPresent(id -> ids.put(name, id));
  }

  /** All groups with a good id, in the order of the file. */
  Map<String, GroupId> ids() {
    return ids;
  }

  /** A list of names of defined groups. */
  Optional<Map<String, GroupId>> list(Node node, String what) {
    Optional<List<String>> names = values.list(node, what, item -> name(item, what));
    return names.map(
        known -> {
          Map<String, GroupId> found = new LinkedHashMap<>();
          known.forEach(
              name -> Optional.ofNullable(ids.get(name)).ifPresent(id -> found.put(name, id)));
          return found;
        });
  }

  private Optional<String> name(Node node, String what) {
    Optional<String> name = values.text(node, "an item of " + what);
    // Where the definitions themselves cannot be read, that is the problem, not each use of them.
    if (name.isPresent() && !defined.map(names -> names.contains(name.get())).orElse(true)) {
      values
          .problems()
          .add(
              ProblemCodes.UNDEFINED_GROUP,
              node,
              Problems.shown(((ScalarNode) node).getValue())
                  + " is not defined in `subjects.groups`");
      return Optional.empty();
    }
    return name;
  }
}
