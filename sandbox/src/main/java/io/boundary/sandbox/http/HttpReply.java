package io.boundary.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response; {@link #RESET} stands for a connection that breaks without one.
 *
 * @param half whether the connection breaks in the middle of the body
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record HttpReply(int status, Map<String, List<String>> headers, byte[] body, boolean half) {

  /** The connection is closed without an answer. */
  public static final HttpReply RESET = new HttpReply(0, Map.of(), new byte[0]);

  public HttpReply {
    headers = Map.copyOf(headers);
  }

  /** A whole response. */
  public HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
    this(status, headers, body, false);
  }

  /** A JSON document. */
  public static HttpReply json(int status, JsonNode body) {
    return text(status, "application/json", body.toString());
  }

  /** A text of that content type. */
  public static HttpReply text(int status, String contentType, String body) {
    return new HttpReply(
        status,
        Map.of("Content-Type", List.of(contentType)),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code {"error": …}}, the form of the sandbox's own routes. */
  public static HttpReply error(int status, String message) {
    return json(status, Json.object().put("error", message));
  }

  /** The same with one more header. */
  public HttpReply withHeader(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(value));
    return new HttpReply(status, more, body, half);
  }

  /** The same, of which only the first half arrives; nothing at all where there is no body. */
  public HttpReply halved() {
    return body.length < 2 ? RESET : new HttpReply(status, headers, body, true);
  }

  /** Whether this is {@link #RESET}. */
  public boolean isReset() {
    return status == 0;
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
