package io.boundary.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON in and out. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * A JSON value as an object of this type.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static <T> T convert(JsonNode node, Class<T> type) {
    return MAPPER.convertValue(node, type);
  }

  /** A new object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A new array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A value as JSON. */
  public static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The document in these bytes; empty where they hold none. */
  public static Optional<JsonNode> parse(byte[] bytes) {
    try {
      return Optional.ofNullable(MAPPER.readTree(bytes)).filter(node -> !node.isMissingNode());
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /** The JSON object in these bytes; an empty one where there are none. */
  public static Optional<ObjectNode> parseObject(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.of(object());
    }
    return parse(bytes).filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  /** A text for people. */
  public static String pretty(JsonNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree could not be written", e);
    }
  }
}
