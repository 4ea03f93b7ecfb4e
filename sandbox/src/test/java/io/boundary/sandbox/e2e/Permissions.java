package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.aws.Use;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Terraform lets each function do, read from the file that its policies are made of. Names of
 * resources are that file's: {@code table/ledger}, {@code index/requests/DueIndex}, ….
 */
final class Permissions {

  /** Requests to these services name no resource that the file could be compared with. */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of("sso", "identitystore", "organizations");

  private static final Map<String, String> NAMES =
      Map.of(
          "boundary-sandbox-active-requests", "requests",
          "boundary-sandbox-ledger", "ledger",
          "boundary-sandbox-leases", "leases",
          "boundary-sandbox-counters", "counters",
          "boundary-sandbox-workflow", "workflow");

  private final JsonNode functions;

  private Permissions(JsonNode functions) {
    this.functions = functions;
  }

  static Permissions ofTerraform() {
    Path file = Rig.ROOT.resolve("terraform/modules/functions/permissions.json");
    try {
      return new Permissions(Json.parse(Files.readAllBytes(file)).orElseThrow().path("functions"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The functions that have a role, in the file's order. */
  Map<String, JsonNode> statements() {
    Map<String, JsonNode> all = new TreeMap<>();
    functions.properties().forEach(each -> all.put(each.getKey(), each.getValue()));
    return all;
  }

  /** What the function may do, but for what no wire shows. */
  Set<Use> allowed(String function) {
    Set<Use> allowed = new TreeSet<>();
    for (JsonNode statement : functions.path(function)) {
      if (!statement.has("unseen")) {
        for (JsonNode action : statement.path("actions")) {
          allowed.addAll(uses(action.asText(), statement.path("resources")));
        }
      }
    }
    return allowed;
  }

  private static Set<Use> uses(String action, JsonNode resources) {
    Set<Use> uses = new TreeSet<>();
    for (JsonNode resource : resources) {
      uses.add(
          new Use(action, WITHOUT_RESOURCE.contains(service(action)) ? "" : resource.asText()));
    }
    return uses;
  }

  /** The same uses, with the names that the file has for what the sandbox calls otherwise. */
  static Set<Use> inTheFilesNames(Set<Use> seen) {
    Set<Use> named = new TreeSet<>();
    for (Use use : seen) {
      String resource = use.resource().replace("parameter/boundary/", "parameter/");
      for (Map.Entry<String, String> name : NAMES.entrySet()) {
        resource = resource.replace("/" + name.getKey(), "/" + name.getValue());
      }
      named.add(new Use(use.action(), resource));
    }
    return named;
  }

  private static String service(String action) {
    return action.substring(0, action.indexOf(':'));
  }
}
