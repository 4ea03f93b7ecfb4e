package io.boundary.reading.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.reading.caller.PrincipalArn.RoleName;
import io.boundary.reading.caller.PrincipalMap.Entry;
import io.boundary.runtime.LambdaJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a principal map. One mistake anywhere refuses the whole: half a map could mean less for one
 * person and more for another than whoever wrote it meant.
 */
final class PrincipalMapReader {

  private static final Set<String> KEYS =
      Set.of("roles", "accounts", "requesters", "permission_sets", "statuses");

  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<RoleName> roles = new HashSet<>();

  private PrincipalMapReader() {}

  /** The map, or what is wrong with it. */
  static Result read(String json) {
    JsonNode object;
    try {
      object = LambdaJson.read(json);
    } catch (IOException e) {
      return new Malformed("it is no JSON, or names something twice");
    }
    if (!object.isObject()) {
      return new Malformed("it must be a JSON object of callers");
    }
    PrincipalMapReader reader = new PrincipalMapReader();
    int number = 0;
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      number++;
      try {
        reader.add(entry.getKey(), entry.getValue());
      } catch (MalformedEntry e) {
        return new Malformed("entry " + number + ": " + e.getMessage());
      }
    }
    return new Read(new PrincipalMap(reader.entries));
  }

  private void add(String principal, JsonNode value) throws MalformedEntry {
    if (!principal.equals(PrincipalMap.ANYBODY) && !PrincipalArn.isValid(principal)) {
      throw new MalformedEntry("a caller is named by a whole IAM or STS ARN, or by `*` alone");
    }
    Optional<RoleName> role = PrincipalArn.role(principal);
    if (role.isPresent() && !roles.add(role.get())) {
      throw new MalformedEntry("its role is named by another entry too, with another path");
    }
    if (!value.isObject()) {
      throw new MalformedEntry("it must be an object");
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!KEYS.contains(field.getKey())) {
        throw new MalformedEntry("it has an unknown key");
      }
    }
    entries.put(principal, new Entry(rolesOf(value), scope(value)));
  }

  private static Set<Role> rolesOf(JsonNode entry) throws MalformedEntry {
    return values(entry, "roles", Role::parse);
  }

  private static Scope scope(JsonNode entry) throws MalformedEntry {
    return new Scope(
        allowed(entry, "accounts", AccountId::parse),
        allowed(entry, "requesters", SlackUserId::parse),
        allowed(entry, "permission_sets", PermissionSetName::parse),
        allowed(entry, "statuses", RequestStatus::parse));
  }

  /** What is missing is nothing, never everything. */
  private static <T> Allowed<T> allowed(
      JsonNode entry, String key, Function<String, Optional<T>> parse) throws MalformedEntry {
    JsonNode list = entry.path(key);
    return list.isArray() && list.size() == 1 && list.get(0).asText().equals("*")
        ? Allowed.everything()
        : Allowed.only(values(entry, key, parse));
  }

  private static <T> Set<T> values(JsonNode entry, String key, Function<String, Optional<T>> parse)
      throws MalformedEntry {
    JsonNode list = entry.path(key);
    if (list.isMissingNode()) {
      return Set.of();
    }
    List<JsonNode> items = list.isArray() ? List.copyOf(list.valueStream().toList()) : List.of();
    Set<T> values = new HashSet<>();
    for (JsonNode item : items) {
      Optional<T> value = item.isTextual() ? parse.apply(item.textValue()) : Optional.empty();
      value.ifPresent(values::add);
    }
    if (!list.isArray() || values.size() != items.size()) {
      throw new MalformedEntry("`" + key + "` must be a list of known values, each once");
    }
    return values;
  }

  /** What reading comes to. */
  sealed interface Result {}

  /** A map. */
  record Read(PrincipalMap map) implements Result {}

  /**
   * No map.
   *
   * @param problem in words, which repeat nothing of the map's contents
   */
  record Malformed(String problem) implements Result {}

  private static final class MalformedEntry extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedEntry(String problem) {
      super(problem, null, false, false);
    }
  }
}
