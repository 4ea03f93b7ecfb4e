package io.boundary.sandbox.burst;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What is measured.
 *
 * @param grants how many expire at once
 * @param people whom they belong to
 * @param accounts the accounts that they are in
 * @param sets the permission sets; with as many as there are grants per account, each grant is
 *     alone in its account and permission set, so that no two can share a look
 * @param takes how long AWS takes for a creation or deletion
 * @param newestFirst whether AWS lists statuses newest first
 * @param askEvery how often somebody asks for access meanwhile; zero for never
 */
public record BurstOptions(
    int grants,
    int people,
    int accounts,
    int sets,
    Duration takes,
    boolean newestFirst,
    Duration askEvery) {

  /** How to say it. */
  public static final String USAGE =
      "usage: burst [--grants N] [--people N] [--accounts N] [--sets N] [--takes-millis N]"
          + " [--oldest-first 0|1] [--ask-every-millis N]";

  public BurstOptions {
    if (grants < 1 || people < 1 || accounts < 1 || accounts > 99 || sets < 1 || sets > 99) {
      throw new IllegalArgumentException(USAGE);
    }
    if (grants > people * accounts * sets) {
      throw new IllegalArgumentException(
          "there are not so many assignments: grants <= people * accounts * sets");
    }
  }

  /**
   * From the command line.
   *
   * @throws IllegalArgumentException with the usage
   */
  public static BurstOptions parse(String... args) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!USAGE.contains("[" + args[i] + " ") || i + 1 == args.length) {
        throw new IllegalArgumentException(USAGE);
      }
      numbers.put(args[i], number(args[i + 1]));
    }
    return new BurstOptions(
        numbers.getOrDefault("--grants", 1_000),
        numbers.getOrDefault("--people", 10),
        numbers.getOrDefault("--accounts", 25),
        numbers.getOrDefault("--sets", 4),
        Duration.ofMillis(numbers.getOrDefault("--takes-millis", 1_000)),
        numbers.getOrDefault("--oldest-first", 0) == 0,
        Duration.ofMillis(numbers.getOrDefault("--ask-every-millis", 3_000)));
  }

  private static int number(String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(USAGE, e);
    }
  }
}
