package io.boundary.webhook;

import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonReader;
import io.boundary.slack.inbound.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API Gateway HTTP API event, payload 2.0.
 *
 * @param method the HTTP method, empty where the event names none
 * @param path the path without the stage
 * @param headers as they came, their names in any case
 * @param body the raw bytes; empty where they were said to be base64 and are not
 */
record GatewayEvent(String method, String path, Map<String, Json> headers, Optional<byte[]> body) {

  /** More than an invocation can carry. */
  private static final int MAX_LENGTH = 7 * 1024 * 1024;

  /** The event, or empty where the bytes are none. */
  static Optional<GatewayEvent> read(InputStream input) throws IOException {
    byte[] bytes = input.readNBytes(MAX_LENGTH + 1);
    return bytes.length > MAX_LENGTH
        ? Optional.empty()
        : Utf8.decode(bytes)
            .flatMap(text -> JsonReader.readObject(text, MAX_LENGTH))
            .map(GatewayEvent::of);
  }

  private static GatewayEvent of(Json.Obj event) {
    Optional<Json.Obj> context = event.object("requestContext");
    Optional<Json.Obj> http = context.flatMap(found -> found.object("http"));
    String path = event.string("rawPath").or(() -> http.flatMap(h -> h.string("path"))).orElse("");
    String stage = "/" + context.flatMap(found -> found.string("stage")).orElse("$default");
    return new GatewayEvent(
        http.flatMap(h -> h.string("method")).orElse(""),
        path.startsWith(stage + "/") ? path.substring(stage.length()) : path,
        event.object("headers").map(Json.Obj::fields).orElse(Map.of()),
        body(event));
  }

  private static Optional<byte[]> body(Json.Obj event) {
    String body = event.string("body").orElse("");
    if (!event.isTrue("isBase64Encoded")) {
      return Optional.of(body.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Optional.of(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The header's value; empty where it is missing or given twice in different cases. */
  Optional<String> header(String name) {
    List<Json> found =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .toList();
    return found.size() == 1 && found.get(0) instanceof Json.Str value
        ? Optional.of(value.value())
        : Optional.empty();
  }

  /** Whether the body is said to be a form. */
  boolean isForm() {
    String type = header("content-type").orElse("");
    int parameters = type.indexOf(';');
    String media = parameters < 0 ? type : type.substring(0, parameters);
    return media.trim().equalsIgnoreCase("application/x-www-form-urlencoded");
  }
}
