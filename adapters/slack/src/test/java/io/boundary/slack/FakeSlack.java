package io.boundary.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Slack on loopback: its Web API below {@code /api/}, response URLs below {@code /hooks/}. */
final class FakeSlack implements AutoCloseable {

  /** What arrived: the path, the form's fields or the JSON body, and the bearer token. */
  record Received(String path, Map<String, String> form, JsonObject json, Optional<String> token) {}

  /** What is answered. */
  record Scripted(int status, Map<String, String> headers, String body, boolean hangs) {

    static Scripted ok(String body) {
      return new Scripted(200, Map.of(), body, false);
    }

    static Scripted status(int status) {
      return new Scripted(status, Map.of(), "", false);
    }

    static Scripted refusal(String code) {
      return ok("{\"ok\":false,\"error\":\"" + code + "\"}");
    }

    static Scripted tooMany(String retryAfter) {
      return new Scripted(429, Map.of("Retry-After", retryAfter), "", false);
    }

    static Scripted redirect(String to) {
      return new Scripted(302, Map.of("Location", to), "", false);
    }

    static Scripted hang() {
      return new Scripted(200, Map.of(), "", true);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Scripted>> next = new ConcurrentHashMap<>();
  private final Map<String, Scripted> always = new ConcurrentHashMap<>();

  FakeSlack() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    always.put("/api/auth.test", Scripted.ok("{\"ok\":true,\"team_id\":\"T0TEAM\"}"));
    always.put("/api/conversations.open", Scripted.ok("{\"ok\":true,\"channel\":{\"id\":\"D1\"}}"));
    always.put(
        "/api/chat.postMessage", Scripted.ok("{\"ok\":true,\"channel\":\"C99\",\"ts\":\"17.5\"}"));
    always.put("/api/chat.update", Scripted.ok("{\"ok\":true}"));
    always.put("/hooks/1", Scripted.ok("ok"));
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String responseUrl() {
    return base() + "/hooks/1";
  }

  /** The next call there is answered so, once. */
  void once(String path, Scripted answer) {
    next.computeIfAbsent(path, key -> new ArrayDeque<>()).add(answer);
  }

  /** Every call there is answered so. */
  void always(String path, Scripted answer) {
    always.put(path, answer);
  }

  List<Received> received() {
    return received;
  }

  List<String> paths() {
    return received.stream().map(Received::path).toList();
  }

  Received last() {
    return received.get(received.size() - 1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean json = body.startsWith("{");
    received.add(
        new Received(
            path,
            json ? Map.of() : form(body),
            json ? JsonParser.parseString(body).getAsJsonObject() : new JsonObject(),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))));
    Queue<Scripted> queue = next.getOrDefault(path, new ArrayDeque<>());
    Scripted scripted = queue.poll();
    answer(exchange, scripted == null ? always.getOrDefault(path, Scripted.status(404)) : scripted);
  }

  private void answer(HttpExchange exchange, Scripted scripted) throws IOException {
    if (scripted.hangs()) {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] bytes = scripted.body().getBytes(StandardCharsets.UTF_8);
    scripted.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(scripted.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
