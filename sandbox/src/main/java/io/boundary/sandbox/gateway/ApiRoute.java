package io.boundary.sandbox.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the HTTP API, such as {@code GET /api/requests/{request_id}} or {@code ANY
 * /api/{proxy+}}.
 */
public record ApiRoute(String method, String path, FunctionInvoker function) {

  /** API Gateway's name of it. */
  public String key() {
    return method + " " + path;
  }

  /** The path parameters where the request is for this route. */
  Optional<Map<String, String>> match(String requestMethod, String rawPath) {
    if (!method.equals(requestMethod) && !method.equals("ANY")) {
      return Optional.empty();
    }
    String[] wanted = path.split("/", -1);
    String[] given = rawPath.split("/", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      boolean greedy = wanted[i].endsWith("+}");
      if (i >= given.length || (given[i].isEmpty() && wanted[i].startsWith("{"))) {
        return Optional.empty();
      }
      if (greedy) {
        String rest = String.join("/", java.util.Arrays.copyOfRange(given, i, given.length));
        parameters.put(wanted[i].substring(1, wanted[i].length() - 2), decode(rest));
        return Optional.of(parameters);
      }
      if (wanted[i].startsWith("{")) {
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), decode(given[i]));
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return wanted.length == given.length ? Optional.of(parameters) : Optional.empty();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
