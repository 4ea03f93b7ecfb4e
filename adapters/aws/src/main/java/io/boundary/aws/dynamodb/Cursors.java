package io.boundary.aws.dynamodb;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys as text, to go on from: {@code name=type.value&…}, texts and numbers only, as keys are.
 * Numbers stay text, so that none loses a digit.
 */
final class Cursors {

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?(E[+-]?[0-9]{1,3})?");

  private Cursors() {}

  static String encode(Map<String, AttributeValue> key) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(key)
        .forEach(
            (name, value) -> {
              text.append(text.isEmpty() ? "" : "&").append(name).append('=');
              text.append(value.s() != null ? "S." + escaped(value.s()) : "N." + value.n());
            });
    return text.toString();
  }

  /**
   * The key.
   *
   * @throws IllegalArgumentException where no key was so encoded
   */
  static Map<String, AttributeValue> decode(String cursor) {
    Map<String, AttributeValue> key = new HashMap<>();
    for (String part : cursor.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1 || part.length() < equals + 4 || part.charAt(equals + 2) != '.') {
        throw malformed();
      }
      key.put(
          part.substring(0, equals), value(part.charAt(equals + 1), part.substring(equals + 3)));
    }
    return key;
  }

  /** The attribute's text; empty where it is no text. */
  static String text(Map<String, AttributeValue> key, String name) {
    return Optional.ofNullable(key.get(name)).map(AttributeValue::s).orElse("");
  }

  /** Whether the attribute is a number as DynamoDB writes them. */
  static boolean isNumber(Map<String, AttributeValue> key, String name) {
    return Optional.ofNullable(key.get(name))
        .map(AttributeValue::n)
        .filter(number -> NUMBER.matcher(number).matches())
        .isPresent();
  }

  static IllegalArgumentException malformed() {
    return new IllegalArgumentException("the cursor is malformed");
  }

  private static AttributeValue value(char type, String text) {
    return switch (type) {
      case 'S' -> AttributeValue.fromS(URLDecoder.decode(text, StandardCharsets.UTF_8));
      case 'N' -> AttributeValue.fromN(text);
      default -> throw malformed();
    };
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
