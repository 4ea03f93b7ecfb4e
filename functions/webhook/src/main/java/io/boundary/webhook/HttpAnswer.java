package io.boundary.webhook;

import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What goes back through the gateway: a status, and a JSON body or none. */
record HttpAnswer(int status, Optional<Json.Obj> body) {

  /** 200 without a body: Slack shows nothing. */
  static HttpAnswer acknowledged() {
    return new HttpAnswer(200, Optional.empty());
  }

  /** A reply that only the person who typed the command sees. */
  static HttpAnswer ephemeral(String text) {
    return new HttpAnswer(200, Optional.of(Replies.ephemeral(text)));
  }

  /** A refusal for whatever called. */
  static HttpAnswer error(int status, String message) {
    return new HttpAnswer(status, Optional.of(Json.object().put("error", message).build()));
  }

  /** The response object, payload 2.0. */
  byte[] toBytes() {
    Json.Builder headers =
        Json.object().put("cache-control", "no-store").put("x-content-type-options", "nosniff");
    if (body.isPresent()) {
      headers.put("content-type", "application/json; charset=utf-8");
    }
    if (status == 405) {
      headers.put("allow", "POST");
    }
    Json response =
        Json.object()
            .put("statusCode", new Json.Num(BigDecimal.valueOf(status)))
            .put("headers", headers.build())
            .put("body", body.map(JsonWriter::write).orElse(""))
            .put("isBase64Encoded", new Json.Bool(false))
            .build();
    return JsonWriter.write(response).getBytes(StandardCharsets.US_ASCII);
  }
}
