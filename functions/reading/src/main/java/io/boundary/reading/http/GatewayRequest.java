package io.boundary.reading.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.runtime.LambdaJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as API Gateway's HTTP API hands it over (payload 2.0).
 *
 * @param method the HTTP method; empty where the event names none
 * @param path as it was sent, without the stage, never decoded: so no other spelling of a path is
 *     that path
 * @param rawQuery as it was sent, without the question mark
 * @param headers names in lower case
 * @param caller the ARN that the gateway authenticated
 */
public record GatewayRequest(
    String method,
    String path,
    String rawQuery,
    Map<String, String> headers,
    List<String> cookies,
    Optional<String> caller) {

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern GZIP =
      Pattern.compile(
          "gzip(\\s*;\\s*q=(1(\\.0{0,3})?|0\\.[0-9]{0,2}[1-9]))?", Pattern.CASE_INSENSITIVE);

  public GatewayRequest {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /** The request, or empty where the bytes are no such event. */
  public static Optional<GatewayRequest> read(InputStream input) {
    try {
      JsonNode event = LambdaJson.read(input);
      return event.isObject() ? Optional.of(of(event)) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** Whether it only asks: for a body, or for what its headers would be. */
  public boolean reads() {
    return method.equals("GET") || isHead();
  }

  /** Whether no body is wanted. */
  public boolean isHead() {
    return method.equals("HEAD");
  }

  /** A header's value; the name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether its sender understands gzip, and does not rank it as unwanted. */
  public boolean acceptsGzip() {
    return header("accept-encoding").stream()
        .flatMap(value -> COMMA.splitAsStream(value))
        .anyMatch(coding -> GZIP.matcher(coding.strip()).matches());
  }

  private static GatewayRequest of(JsonNode event) {
    JsonNode context = event.path("requestContext");
    String stage = "/" + context.path("stage").asText("$default");
    String path = event.path("rawPath").asText(context.path("http").path("path").asText(""));
    return new GatewayRequest(
        context.path("http").path("method").asText(""),
        path.startsWith(stage + "/") ? path.substring(stage.length()) : path,
        event.path("rawQueryString").asText(""),
        headers(event),
        cookies(event),
        text(context.path("authorizer").path("iam").path("userArn")));
  }

  private static Map<String, String> headers(JsonNode event) {
    Map<String, String> headers = new TreeMap<>();
    event
        .path("headers")
        .properties()
        .forEach(
            header ->
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    return headers;
  }

  private static List<String> cookies(JsonNode event) {
    List<String> cookies = new ArrayList<>();
    event.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    return cookies;
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}
