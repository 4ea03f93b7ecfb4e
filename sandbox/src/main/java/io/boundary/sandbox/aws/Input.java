package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The input of one call, with AWS's complaints about wrong shapes.
 *
 * @param complaint how the service words a complaint as an error
 */
record Input(ObjectNode json, Function<String, AwsError> complaint) {

  Optional<String> text(String name) {
    JsonNode node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw complaint.apply("'" + name + "' must be a string");
    }
    return Optional.of(node.textValue());
  }

  String required(String name) {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> complaint.apply("'" + name + "' must not be null or empty"));
  }

  String required(String name, Form form) {
    String value = required(name);
    if (!form.matches(value)) {
      throw complaint.apply("'" + name + "' failed to satisfy constraint: must be " + form);
    }
    return value;
  }

  String oneOf(String name, List<String> values) {
    String value = required(name);
    if (!values.contains(value)) {
      throw complaint.apply("'" + name + "' must be one of " + values);
    }
    return value;
  }

  List<String> texts(String name, int min, int max) {
    JsonNode node = json.path(name);
    if (!node.isArray() || node.size() < min || node.size() > max) {
      throw complaint.apply("'" + name + "' must have " + min + " to " + max + " members");
    }
    List<String> values = new ArrayList<>();
    node.forEach(each -> values.add(each.asText()));
    return values;
  }

  Input inner(String name) {
    JsonNode node = json.path(name);
    return new Input(node.isObject() ? (ObjectNode) node : Json.object(), complaint);
  }

  /**
   * One page of a list: {@code {name: [...], "NextToken": …}}. A token is good for the place in the
   * list only, as far as its holder knows.
   */
  ObjectNode page(String name, List<? extends JsonNode> all, int defaultSize, int maxSize) {
    int from = text("NextToken").map(token -> offset(token, all.size())).orElse(0);
    int size = json.path("MaxResults").asInt(defaultSize);
    if (size < 1 || size > maxSize) {
      throw complaint.apply("'MaxResults' must be from 1 to " + maxSize);
    }
    int to = Math.min(all.size(), from + size);
    ArrayNode items = Json.array();
    all.subList(from, to).forEach(items::add);
    ObjectNode page = Json.object().set(name, items);
    if (to < all.size()) {
      page.put("NextToken", token(to));
    }
    return page;
  }

  private static String token(int offset) {
    return Base64.getUrlEncoder()
        .encodeToString(("sandbox-page:" + offset).getBytes(StandardCharsets.UTF_8));
  }

  private int offset(String token, int size) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int offset = Integer.parseInt(plain.substring("sandbox-page:".length()));
      if (token.equals(token(offset)) && offset >= 0) {
        return Math.min(offset, size);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      throw complaint.apply("'NextToken' is not valid");
    }
    throw complaint.apply("'NextToken' is not valid");
  }
}
