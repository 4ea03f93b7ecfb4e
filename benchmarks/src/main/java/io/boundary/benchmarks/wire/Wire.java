package io.boundary.benchmarks.wire;

import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Between the product and a sandbox: makes each outward call take longer, and notes it. */
public final class Wire implements AutoCloseable {

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

  private static final String RESPONSE_URL = "/slack/response/";
  private static final String SLACK_METHOD = "/slack/api/";

  private final Duration delay;
  private final LocalServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Call> calls = new ArrayList<>();
  private volatile String target = "";
  private long bytes;

  /**
   * Listens at once.
   *
   * @param delay of each call
   */
  public Wire(Duration delay) {
    this.delay = delay;
    try {
      server = new LocalServer(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.start(this::answer);
  }

  /** Where the product finds it. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** Whom calls are passed on to. */
  public void passTo(String baseUrl) {
    target = baseUrl;
  }

  /** Forgets all calls. */
  public synchronized void clear() {
    calls.clear();
    bytes = 0;
  }

  /** Bytes of all answers. */
  public synchronized long bytes() {
    return bytes;
  }

  private synchronized HttpReply weighed(HttpReply reply) {
    bytes += reply.body().length;
    return reply;
  }

  /** All calls that were answered, in the order of their answers. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  private synchronized void note(Call call) {
    calls.add(call);
  }

  private HttpReply answer(HttpCall call) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    // It ends before it takes effect: a message's receiver may be faster than its sender's answer.
    note(new Call(name(call), begin, System.nanoTime()));
    return weighed(forward(call));
  }

  private static String name(HttpCall call) {
    if (call.rawPath().startsWith(RESPONSE_URL)) {
      return Depth.REPLY;
    }
    if (call.rawPath().startsWith(SLACK_METHOD)) {
      return "slack " + call.rawPath().substring(SLACK_METHOD.length());
    }
    String operation = call.header("x-amz-target").orElse(call.rawPath());
    String service = operation.substring(0, Math.max(0, operation.indexOf('.')));
    return service
            .replaceFirst("_?V?[0-9]{8}$", "")
            .replaceFirst("^AWS", "")
            .toLowerCase(Locale.ROOT)
        + " "
        + operation.substring(operation.indexOf('.') + 1);
  }

  private HttpReply forward(HttpCall call) throws IOException, InterruptedException {
    String query = call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + call.rawPath() + query))
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
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeIf(name -> HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)));
    return new HttpReply(answer.statusCode(), headers, answer.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
