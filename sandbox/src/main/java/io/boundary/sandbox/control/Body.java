package io.boundary.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Fields of a control request's body. */
final class Body {

  private Body() {}

  static String text(ObjectNode body, String name) {
    return optional(body, name)
        .orElseThrow(() -> new IllegalArgumentException("`" + name + "` is missing"));
  }

  static Optional<String> optional(ObjectNode body, String name) {
    return Optional.ofNullable(body.get(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(value -> !value.isEmpty());
  }

  static long number(ObjectNode body, String name, long otherwise) {
    JsonNode node = body.path(name);
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException("`" + name + "` is not a number");
    }
    return node.longValue();
  }
}
