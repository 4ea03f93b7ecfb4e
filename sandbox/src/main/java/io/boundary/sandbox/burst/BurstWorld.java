package io.boundary.sandbox.burst;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sandbox's world with more people, accounts and permission sets in it. */
final class BurstWorld {

  private BurstWorld() {}

  /** Writes it; all accounts are production, where developers may read. */
  static void write(Path origin, Path target, BurstOptions options) throws IOException {
    String yaml = Files.readString(origin, StandardCharsets.UTF_8);
    StringBuilder people = new StringBuilder();
    for (int i = 0; i < options.people(); i++) {
      people
          .append(
              ("  %s: { display_name: P, email: %s@example.com, slack_ids: [%s],"
                      + " identity_center_id: 94482488-3041-7000-c000-0000000000%02d,"
                      + " groups: [developers] }")
                  .formatted(person(i), person(i), slackId(i), i))
          .append('\n');
    }
    StringBuilder accounts = new StringBuilder();
    for (int i = 0; i < options.accounts(); i++) {
      accounts
          .append(
              "  \"%s\": { name: burst-%02d, parent: ou-ab12-22222222, tags: { Environment: Production } }"
                  .formatted(account(i), i))
          .append('\n');
    }
    StringBuilder sets = new StringBuilder();
    for (int i = 0; i < options.sets(); i++) {
      sets.append(
              "  %s: { arn: arn:aws:sso:::permissionSet/ssoins-7223ab12cd34ef56/ps-44444444444444%02d, session: PT1H }"
                  .formatted(set(i), i))
          .append('\n');
    }
    yaml = inserted(yaml, "people:\n", people);
    yaml = inserted(yaml, "accounts:\n", accounts);
    yaml = inserted(yaml, "permission_sets:\n", sets);
    Files.writeString(target, yaml, StandardCharsets.UTF_8);
  }

  static String person(int number) {
    return "burst%02d".formatted(number);
  }

  static String slackId(int number) {
    return "U0BURST%03d".formatted(number);
  }

  static String account(int number) {
    return "8000000000%02d".formatted(number);
  }

  static String set(int number) {
    return "Burst%02dAccess".formatted(number);
  }

  private static String inserted(String yaml, String heading, CharSequence lines) {
    int at = yaml.indexOf("\n" + heading);
    if (at < 0) {
      throw new IllegalArgumentException("the world has no " + heading.strip());
    }
    int after = at + 1 + heading.length();
    return yaml.substring(0, after) + lines + yaml.substring(after);
  }
}
