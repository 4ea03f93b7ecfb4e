package io.boundary.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A server that speaks AWS's JSON protocol on the loopback interface: each operation answers what
 * the test queued for it, its last answer again and again.
 */
public final class FakeAws implements AfterEachCallback {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, LinkedBlockingDeque<Answer>> answers = new ConcurrentHashMap<>();

  /** A call as it came in. */
  public record Call(String operation, String body, Map<String, List<String>> headers) {}

  /** What an operation answers. */
  public sealed interface Answer {

    /** A response. */
    record Response(int status, String json) implements Answer {}

    /** Nothing: the connection is closed. */
    record Broken() implements Answer {}

    /** Nothing, until the test is over. */
    record Silent() implements Answer {}
  }

  public FakeAws() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Queues a good answer. */
  public FakeAws answer(String operation, String json) {
    return queue(operation, new Answer.Response(200, json));
  }

  /** Queues an error. */
  public FakeAws fail(String operation, int status, String code) {
    return queue(
        operation,
        new Answer.Response(
            status, "{\"__type\":\"" + code + "\",\"message\":\"said of jane@example.com\"}"));
  }

  /** Lets an operation fail from now on, whatever was queued. */
  public void always(String operation, int status, String code) {
    answers.remove(operation);
    fail(operation, status, code);
  }

  /** Queues an answer. */
  public FakeAws queue(String operation, Answer answer) {
    answers.computeIfAbsent(operation, name -> new LinkedBlockingDeque<>()).add(answer);
    return this;
  }

  /** The calls so far of one operation. */
  public List<Call> calls(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Clients of this server. */
  public AwsClients clients() {
    return new AwsClients(
        Map.of("AWS_REGION", "eu-central-1", "AWS_ENDPOINT_URL", url()),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "test")));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(new Call(operation, body, Map.copyOf(exchange.getRequestHeaders())));
    answer(exchange, next(operation));
  }

  private Answer next(String operation) {
    LinkedBlockingDeque<Answer> queue =
        answers.computeIfAbsent(operation, name -> new LinkedBlockingDeque<>());
    Answer first = queue.size() > 1 ? queue.poll() : queue.peek();
    return first == null ? new Answer.Response(500, "{\"__type\":\"NotScripted\"}") : first;
  }

  private void answer(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      if (answer instanceof Answer.Response response) {
        byte[] json = response.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(response.status(), json.length);
        exchange.getResponseBody().write(json);
      } else if (answer instanceof Answer.Silent) {
        over.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
