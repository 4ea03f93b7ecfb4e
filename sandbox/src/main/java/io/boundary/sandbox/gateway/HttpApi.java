package io.boundary.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API Gateway's HTTP API: a table of routes, of which some want AWS_IAM. What asks for a path under
 * a signed prefix is authenticated before it learns whether there is such a route.
 */
public final class HttpApi implements HttpRoute {

  /** The largest body that a function can be invoked with, in bytes. */
  static final int MAX_EVENT_BODY = 4_500_000;

  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
  private static final List<String> SIGNED_PREFIXES = List.of("/api", "/dashboard");

  private final List<ApiRoute> routes;
  private final SigV4Verifier verifier;
  private final Clock clock;

  /**
   * An API with these routes.
   *
   * @param clock real time
   */
  public HttpApi(List<ApiRoute> routes, SigV4Verifier verifier, Clock clock) {
    this.routes = List.copyOf(routes);
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public HttpReply answer(HttpCall call) {
    boolean signed =
        SIGNED_PREFIXES.stream()
            .anyMatch(p -> call.rawPath().equals(p) || call.rawPath().startsWith(p + "/"));
    Optional<AccessKeys.AccessKey> caller = signed ? verifier.verify(call) : Optional.empty();
    if (signed && caller.isEmpty()) {
      return message(403, "Forbidden");
    }
    if (call.body().length > MAX_EVENT_BODY) {
      return message(413, "Request Entity Too Large");
    }
    for (ApiRoute route : routes) {
      Optional<Map<String, String>> parameters = route.match(call.method(), call.rawPath());
      if (parameters.isPresent()) {
        return invoke(route, call, parameters.get(), caller);
      }
    }
    return message(404, "Not Found");
  }

  private HttpReply invoke(
      ApiRoute route,
      HttpCall call,
      Map<String, String> parameters,
      Optional<AccessKeys.AccessKey> caller) {
    FunctionInvoker function = route.function();
    byte[] event =
        ApiEvent.of(
            call, route.key(), parameters, caller, function.newRequestId(), clock.instant());
    try {
      return reply(function.invoke(event));
    } catch (IOException | RuntimeException e) {
      LOG.error("the function {} failed", function.name(), e);
      return message(500, "Internal Server Error");
    }
  }

  /** Payload 2.0: with a statusCode it is a response, without one it is the body. */
  private static HttpReply reply(byte[] output) {
    Optional<JsonNode> parsed = Json.parse(output);
    if (parsed.isEmpty()) {
      return message(500, "Internal Server Error");
    }
    JsonNode response = parsed.get();
    if (!response.path("statusCode").isInt()) {
      return HttpReply.json(200, response);
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
    List<String> cookies = new ArrayList<>();
    response.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    if (!cookies.isEmpty()) {
      headers.put("Set-Cookie", cookies);
    }
    String body = response.path("body").asText("");
    byte[] bytes =
        response.path("isBase64Encoded").asBoolean(false)
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new HttpReply(response.path("statusCode").intValue(), headers, bytes);
  }

  private static HttpReply message(int status, String text) {
    return HttpReply.json(status, Json.object().put("message", text));
  }
}
