package io.boundary.aws.dynamodb;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys as text, to go on from: {@code name=type.value&…}, texts and numbers only, as keys are.
 * Numbers stay text, so that none loses a digit.
 */
final class Cursors {

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
