package io.boundary.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.World;
import java.util.Optional;

/** Commands to begin with, for the accounts that this world has. */
final class Examples {

  private Examples() {}

  static ArrayNode json(World world) {
    ArrayNode examples = Json.array();
    Optional<String> production = account(world, "Production");
    production.ifPresent(id -> add(examples, "Granted at once", id + " ReadOnlyAccess 1"));
    account(world, "Sandbox")
        .ifPresent(id -> add(examples, "Needs approval", id + " AdministratorAccess 1 INC-42"));
    production.ifPresent(id -> add(examples, "Denied", id + " AdministratorAccess 1"));
    production.ifPresent(id -> add(examples, "A typo", id + " ReadOnlyAcess 1"));
    add(examples, "My access", "list");
    add(examples, "Help", "help");
    return examples;
  }

  private static void add(ArrayNode examples, String label, String text) {
    examples.addObject().put("label", label).put("text", text);
  }

  private static Optional<String> account(World world, String environment) {
    return world.accounts().entrySet().stream()
        .filter(entry -> environment.equals(entry.getValue().tags().get("Environment")))
        .map(entry -> entry.getKey())
        .sorted()
        .findFirst();
  }
}
