package io.boundary.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The principal map of the sandbox: who is named after a reader's role has it, over everything, so
 * that what differs between them is the role alone. Anybody else may not read.
 */
final class ReadersMap {

  private static final Set<String> ROLES = Set.of("security_admin", "auditor", "viewer");
  private static final List<String> SCOPES =
      List.of("accounts", "requesters", "permission_sets", "statuses");

  private ReadersMap() {}

  static String of(Map<String, String> callers) {
    ObjectNode map = Json.object();
    callers.forEach(
        (name, arn) -> {
          if (ROLES.contains(name)) {
            ObjectNode entry = map.putObject(arn);
            entry.putArray("roles").add(name);
            SCOPES.forEach(scope -> entry.putArray(scope).add("*"));
          }
        });
    return map.toString();
  }
}
