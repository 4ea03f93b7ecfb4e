package io.boundary.webhook;

import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonWriter;
import io.boundary.slack.inbound.SlackUrlPrefix;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where Slack takes replies. A URL that does not lead there is dropped, whoever signed it. */
final class ResponseUrls {

  private static final Duration TIME_TO_TELL = Duration.ofMillis(500);

  private final SlackUrlPrefix prefix;

  ResponseUrls(SlackUrlPrefix prefix) {
    this.prefix = prefix;
  }

  /** The URL where it leads to Slack. */
  Optional<String> accepted(Optional<String> url) {
    return url.filter(prefix::covers);
  }

  /** Tells one person something; whether Slack took it. */
  boolean tell(Optional<String> url, String text) {
    Optional<String> accepted = accepted(url);
    if (accepted.isEmpty()) {
      return false;
    }
    Json.Obj message =
        Json.object()
            .put("response_type", "ephemeral")
            .put("replace_original", new Json.Bool(false))
            .put("text", text)
            .build();
    byte[] body = JsonWriter.write(message).getBytes(StandardCharsets.US_ASCII);
    TimeLeft.start(TIME_TO_TELL);
    try {
      return HttpPost.send(
              URI.create(accepted.get()),
              Map.of("content-type", List.of("application/json; charset=utf-8")),
              body)
          .isSuccess();
    } catch (IOException unreachable) {
      return false;
    }
  }
}
