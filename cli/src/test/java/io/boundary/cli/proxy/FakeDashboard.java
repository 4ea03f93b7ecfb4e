package io.boundary.cli.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.gateway.SigV4Verifier;
import io.boundary.sandbox.http.HttpCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for the gateway: lets nothing in but what the sandbox's verifier accepts. */
final class FakeDashboard implements AutoCloseable {

  final AccessKeys keys = new AccessKeys(new SecureRandom());
  final AccessKeys.AccessKey viewer = keys.issue("viewer", "arn:aws:iam::1:role/viewer");
  final List<HttpCall> calls = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile HttpHandler page = exchange -> reply(exchange, 200, "hello");

  FakeDashboard() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(threads);
    SigV4Verifier verifier = new SigV4Verifier(keys, "execute-api", "eu-west-1", Clock.systemUTC());
    server.createContext(
        "/",
        exchange -> {
          HttpCall call = call(exchange);
          calls.add(call);
          Optional<AccessKeys.AccessKey> caller = verifier.verify(call);
          if (caller.isEmpty()) {
            reply(exchange, 403, "{\"message\":\"Forbidden\"}");
          } else {
            exchange.getResponseHeaders().set("X-Boundary-Contract-Version", "1.0.0");
            page.handle(exchange);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it answers to signed requests from now on. */
  void serves(HttpHandler handler) {
    page = handler;
  }

  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
      }
      exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
      if (!head) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static HttpCall call(HttpExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    String query = exchange.getRequestURI().getRawQuery();
    return new HttpCall(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        new byte[0],
        "127.0.0.1");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
