package io.boundary.sandbox.world;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parts of a world say about each other must be true. */
final class WorldChecks {

  private WorldChecks() {}

  static void check(
      Map<String, World.Group> groups,
      Map<String, World.Person> people,
      Map<String, World.Account> accounts,
      Map<String, World.PermissionSet> permissionSets,
      List<World.Standing> standing) {
    accounts.keySet().forEach(Form.ACCOUNT::require);
    Set<String> slackIds = new HashSet<>();
    people.forEach(
        (name, person) -> {
          person.groups().forEach(group -> known("group", group, groups.keySet()));
          person.slackIds().forEach(id -> once(id, slackIds));
        });
    for (World.Standing each : standing) {
      known("person", each.person(), people.keySet());
      known("account", each.account(), accounts.keySet());
      known("permission set", each.permissionSet(), permissionSets.keySet());
    }
  }

  private static void known(String kind, String name, Set<String> names) {
    if (!names.contains(name)) {
      throw new WorldException("no " + kind + " `" + name + "`");
    }
  }

  private static void once(String id, Set<String> seen) {
    if (!seen.add(id)) {
      throw new WorldException("two people have the Slack id `" + id + "`");
    }
  }
}
