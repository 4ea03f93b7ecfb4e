package io.boundary.benchmarks.roundtrips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sandbox's world with more accounts, under as many OUs as a measurement wants. */
final class DeepWorld {

  /** Accounts of each kind. */
  static final int ACCOUNTS = 5;

  private DeepWorld() {}

  /** Writes it; the file. */
  static Path write(Path root, Path folder, int units) throws IOException {
    StringBuilder chain = new StringBuilder();
    String parent = "r-ab12";
    for (int unit = 1; unit <= units; unit++) {
      String id = "ou-ab12-deep000" + unit;
      chain.append("    - { id: %s, name: Deep %d, parent: %s }%n".formatted(id, unit, parent));
      parent = id;
    }
    StringBuilder accounts = new StringBuilder();
    for (int number = 0; number < ACCOUNTS; number++) {
      accounts
          .append(account(production(number), "Production", parent))
          .append(account(another(number), "Production", parent))
          .append(account(sandbox(number), "Sandbox", parent));
    }
    String world = Files.readString(root.resolve("config/sandbox/world.yaml"));
    String deep =
        world
            .replace("\naccounts:\n", "%naccounts:%n%s".formatted(accounts))
            .replace("\n  units:\n", "%n  units:%n%s".formatted(chain));
    return Files.writeString(folder.resolve("world-" + units + ".yaml"), deep);
  }

  private static String account(String id, String kind, String parent) {
    return "  \"%s\": { name: deep-%s, parent: %s, tags: { Environment: %s } }%n"
        .formatted(id, id, parent, kind);
  }

  /** An account that developers may look at. */
  static String production(int number) {
    return "50000000000" + number;
  }

  /** Another such account. */
  static String another(int number) {
    return "60000000000" + number;
  }

  /** An account that takes an approval. */
  static String sandbox(int number) {
    return "70000000000" + number;
  }
}
