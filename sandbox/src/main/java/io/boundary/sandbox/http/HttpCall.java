package io.boundary.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A received HTTP request.
 *
 * @param method in upper case
 * @param rawPath the path as sent, still percent-encoded
 * @param rawQuery the query string as sent, without the question mark; empty where there is none
 * @param headers names in lower case, values in the order received
 * @param body the raw bytes; not copied, callers do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record HttpCall(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body,
    String remoteAddress) {

  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header; the name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).flatMap(values -> values.stream().findFirst());
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body's form fields; of a repeated one the last. */
  public Map<String, String> form() {
    return parse(text());
  }

  /** The query's fields; of a repeated one the last. */
  public Map<String, String> query() {
    return parse(rawQuery);
  }

  /** Whether the body says that it is JSON. */
  public boolean isJson() {
    return header("content-type").orElse("").startsWith("application/json");
  }

  private static Map<String, String> parse(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text; // a stray percent sign stands for itself
    }
  }
}
