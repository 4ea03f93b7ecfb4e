package io.boundary.dashboard.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.runtime.LambdaJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a search goes on: in each of the indexes that it reads and that have more.
 *
 * @param reason the words that it was looking for; a token must not be used for others
 * @param streams the index's key to the position in it; an empty one is its beginning
 */
record Position(String reason, Map<String, String> streams) {

  Position {
    streams = Map.copyOf(streams);
  }

  /** As text, to be sealed. */
  String text() {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("reason", reason);
    streams.forEach(node.putObject("streams")::put);
    return node.toString();
  }

  /** From an opened token; empty where it was sealed for something else. */
  static Optional<Position> parse(String text) {
    try {
      JsonNode node = LambdaJson.read(text);
      if (!node.path("reason").isTextual() || !node.path("streams").isObject()) {
        return Optional.empty();
      }
      Map<String, String> streams = new LinkedHashMap<>();
      node.path("streams")
          .properties()
          .forEach(entry -> streams.put(entry.getKey(), entry.getValue().asText()));
      return Optional.of(new Position(node.path("reason").textValue(), streams));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }
}
