package io.boundary.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP server on a port of 127.0.0.1. Bodies are held in memory and limited to {@link
 * #MAX_BODY}; threads are daemons, so that nothing keeps the process alive but its owner.
 */
public final class LocalServer implements AutoCloseable {

  /** The largest body that is read, in bytes: what API Gateway takes. */
  public static final int MAX_BODY = 10 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
  private static final int MAX_THREADS = 512;

  private final HttpServer server;
  private final ExecutorService pool;

  static {
    // Without it each keep-alive answer waits for the peer's delayed acknowledgement (40 ms).
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * Binds the port; nothing is answered before {@link #start}.
   *
   * @param port 0 for any free one
   * @throws IOException where the port is in use or not allowed
   */
  public LocalServer(int port) throws IOException {
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
    this.pool =
        new ThreadPoolExecutor(
            0,
            MAX_THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Threads.daemons("http"));
    server.setExecutor(pool);
  }

  /** The port that was bound. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** {@code http://127.0.0.1:port}, without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port();
  }

  /** Begins to answer. */
  public void start(HttpRoute root) {
    server.createContext("/", exchange -> serve(exchange, root));
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    pool.shutdownNow();
  }

  private static void serve(HttpExchange exchange, HttpRoute root) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        send(exchange, HttpReply.error(413, "the body is larger than 10 MB"));
        return;
      }
      HttpCall call = call(exchange, body);
      HttpReply reply = LoopbackGuard.refusal(call).orElseGet(() -> answer(root, call));
      if (!reply.isReset()) {
        send(exchange, reply);
      }
    }
  }

  private static HttpReply answer(HttpRoute root, HttpCall call) {
    try {
      return root.answer(call);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return HttpReply.RESET;
    } catch (Exception e) {
      LOG.error("{} {} failed", call.method(), call.rawPath(), e);
      return HttpReply.error(500, "the sandbox failed; its log says why");
    }
  }

  private static HttpCall call(HttpExchange exchange, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers
                    .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .addAll(values));
    String query = exchange.getRequestURI().getRawQuery();
    return new HttpCall(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        body,
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
    reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    boolean empty = reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
    if (reply.half()) {
      OutputStream out = exchange.getResponseBody();
      out.write(reply.body(), 0, reply.body().length / 2);
      out.flush(); // more was announced, so the end of the exchange breaks the connection
    } else if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(reply.body());
      }
    }
  }
}
