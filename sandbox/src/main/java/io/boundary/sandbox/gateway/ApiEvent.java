package io.boundary.sandbox.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as API Gateway's HTTP API hands it to a function, payload format 2.0. Text comes
 * as text and everything else, forms included, in base64, as the real one does it.
 */
final class ApiEvent {

  private ApiEvent() {}

  static byte[] of(
      HttpCall call,
      String routeKey,
      Map<String, String> pathParameters,
      Optional<AccessKeys.AccessKey> caller,
      String requestId,
      Instant now) {
    ObjectNode event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", routeKey)
            .put("rawPath", call.rawPath())
            .put("rawQueryString", call.rawQuery());
    ObjectNode headers = event.putObject("headers");
    call.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    putUnlessEmpty(event, "queryStringParameters", call.query());
    putUnlessEmpty(event, "pathParameters", pathParameters);
    event.set("requestContext", context(call, routeKey, caller, requestId, now));
    boolean text = isText(call.header("content-type").orElse("text/plain"));
    if (call.body().length > 0) {
      event.put("body", text ? call.text() : Base64.getEncoder().encodeToString(call.body()));
    }
    event.put("isBase64Encoded", call.body().length > 0 && !text);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void putUnlessEmpty(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      event.set(name, Json.of(values));
    }
  }

  private static ObjectNode context(
      HttpCall call,
      String routeKey,
      Optional<AccessKeys.AccessKey> caller,
      String requestId,
      Instant now) {
    ObjectNode context =
        Json.object()
            .put("accountId", "999999999999")
            .put("apiId", "sandbox")
            .put("domainName", call.header("host").orElse("127.0.0.1"))
            .put("domainPrefix", "sandbox")
            .put("requestId", requestId)
            .put("routeKey", routeKey)
            .put("stage", "$default")
            .put("timeEpoch", now.toEpochMilli());
    context
        .putObject("http")
        .put("method", call.method())
        .put("path", call.rawPath())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", call.remoteAddress())
        .put("userAgent", call.header("user-agent").orElse(""));
    caller.ifPresent(key -> context.set("authorizer", authorizer(key)));
    return context;
  }

  private static ObjectNode authorizer(AccessKeys.AccessKey key) {
    ObjectNode authorizer = Json.object();
    authorizer
        .putObject("iam")
        .put("accessKey", key.id())
        .put("accountId", "999999999999")
        .put("callerId", "AROASANDBOXCALLER0001:" + key.holder())
        .putNull("cognitoIdentity")
        .put("principalOrgId", "o-ab12cd34ef")
        .put("userArn", key.arn())
        .put("userId", "AROASANDBOXCALLER0001:" + key.holder());
    return authorizer;
  }

  private static boolean isText(String contentType) {
    return contentType.startsWith("text/")
        || contentType.startsWith("application/json")
        || contentType.startsWith("application/javascript")
        || contentType.startsWith("application/xml");
  }
}
