package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Passes a request on to an embedded engine, byte for byte, and its answer back. */
public final class Forwarder {

  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI target;

  /** Passes on to this engine. */
  public Forwarder(URI target) {
    this.target = target;
  }

  HttpReply forward(HttpCall call) throws IOException, InterruptedException {
    String query = call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(call.rawPath() + query))
            .timeout(Duration.ofSeconds(60))
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
    call.headers()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    Map<String, List<String>> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
              }
            });
    return new HttpReply(answer.statusCode(), headers, answer.body());
  }
}
