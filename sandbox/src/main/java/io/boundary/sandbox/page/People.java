package io.boundary.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.World;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom one can be on the page: everybody of the world who can type. */
final class People {

  private static final Set<World.Kind> SILENT = Set.of(World.Kind.BOT, World.Kind.DEACTIVATED);

  private People() {}

  /** One entry for each Slack user; those with rights first. */
  static ArrayNode json(World world) {
    ArrayNode people = Json.array();
    world.people().entrySet().stream()
        .filter(entry -> !SILENT.contains(entry.getValue().kind()))
        .sorted(
            Comparator.<Map.Entry<String, World.Person>>comparingInt(e -> rank(e.getValue()))
                .thenComparing(e -> e.getValue().displayName()))
        .forEach(entry -> add(people, entry.getKey(), entry.getValue()));
    return people;
  }

  private static void add(ArrayNode people, String name, World.Person person) {
    int count = 0;
    for (String id : person.slackIds()) {
      String again = ++count > 1 ? ", second account" : "";
      people
          .addObject()
          .put("name", name)
          .put("slack_id", id)
          .put("display_name", person.displayName())
          .put("identity_center_id", person.identityCenterId().orElse(""))
          .put("approves", person.groups().contains("security_admins"))
          .put("role", role(person) + again);
    }
  }

  private static int rank(World.Person person) {
    boolean colleague = person.kind() == World.Kind.MEMBER;
    return colleague && !person.groups().isEmpty() ? 0 : colleague ? 1 : 2;
  }

  private static String role(World.Person person) {
    return switch (person.kind()) {
      case GUEST -> "guest";
      case STRANGER -> "of another company";
      case BOT, DEACTIVATED -> "";
      case MEMBER -> {
        if (person.identityCenterId().isEmpty()) {
          yield "not in the directory";
        }
        yield person.groups().isEmpty()
            ? "in no group"
            : person.groups().stream()
                .map(group -> group.replaceFirst("s$", "").replace('_', ' '))
                .collect(Collectors.joining(", "));
      }
    };
  }
}
