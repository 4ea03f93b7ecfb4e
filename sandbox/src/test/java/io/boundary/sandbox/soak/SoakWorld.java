package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sandbox's own world and policy, with more people and with rules that ask for more. */
record SoakWorld(Path world, Path accessRules) {

  /** How many developers there are beside the world's own. */
  static final int MORE_DEVELOPERS = 12;

  private static final int MORE_ADMINS = 2;

  private static final String RULES =
      """
        - id: soak-two-approvals
          description: Developers may administer Staging accounts when two others agree
          subjects: [developers]
          effect: allow
          target: { selector: tag, key: Environment, values: [Staging] }
          permission_set: AdministratorAccess
          constraints: { max_duration_hours: 2, ticket_required: true }
          approval:
            required: true
            approver_groups: [security_admins, auditors]
            channel: "#security-approvals"
            min_approvals: 2
            timeout_minutes: 240
        - id: soak-staging
          description: Developers may change Staging accounts
          subjects: [developers]
          effect: allow
          target: { selector: tag, key: Environment, values: [Staging] }
          permission_set: [ReadOnlyAccess, PowerUserAccess]
          constraints: { max_duration_hours: 4 }
        - id: soak-playground
          description: Developers may look around in Sandbox accounts
          subjects: [developers]
          effect: allow
          target: { selector: tag, key: Environment, values: [Sandbox] }
          permission_set: [ReadOnlyAccess, PowerUserAccess]
          constraints: { max_duration_hours: 4 }
      """;

  /** Writes both files into the folder. */
  static SoakWorld write(Path folder) {
    try {
      Files.createDirectories(folder);
      return new SoakWorld(
          inserted("config/sandbox/world.yaml", "people:\n", people(), folder),
          inserted("config/access_rules.yaml", "rules:\n", RULES, folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Slack ids of the developers that were added. */
  static List<String> developers() {
    return java.util.stream.IntStream.range(0, MORE_DEVELOPERS)
        .mapToObj(number -> slackId("DEV", number))
        .toList();
  }

  /** The Slack ids of the security admins that were added. */
  static List<String> admins() {
    return java.util.stream.IntStream.range(0, MORE_ADMINS)
        .mapToObj(number -> slackId("ADM", number))
        .toList();
  }

  private static String people() {
    StringBuilder people = new StringBuilder();
    for (int i = 0; i < MORE_DEVELOPERS; i++) {
      people.append(person("DEV", "developers", i));
    }
    for (int i = 0; i < MORE_ADMINS; i++) {
      people.append(person("ADM", "security_admins", i));
    }
    return people.toString();
  }

  private static String person(String kind, String group, int number) {
    return """
          %1$s%2$02d:
            display_name: %1$s %2$02d
            email: %1$s%2$02d@example.com
            slack_ids: [%3$s]
            identity_center_id: 94482488-3041-7000-%4$s-0000000001%2$02d
            groups: [%5$s]
        """
        .formatted(
            kind.toLowerCase(java.util.Locale.ROOT),
            number,
            slackId(kind, number),
            kind.equals("DEV") ? "b001" : "b002",
            group);
  }

  private static String slackId(String kind, int number) {
    return "U0%s%02d001".formatted(kind, number);
  }

  private static Path inserted(String file, String after, String text, Path folder)
      throws IOException {
    Path origin = Rig.ROOT.resolve(file);
    String found = Files.readString(origin);
    int at = found.indexOf("\n" + after) + 1;
    if (at == 0) {
      throw new IllegalStateException(file + " has no " + after);
    }
    Path written = folder.resolve(String.valueOf(origin.getFileName()));
    return Files.writeString(
        written, found.substring(0, at) + after + text + found.substring(at + after.length()));
  }
}
