package io.boundary.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonReader;
import io.boundary.slack.inbound.JsonWriter;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicInteger;

/** Plays SSM, SQS and Slack's response URLs on loopback, and keeps what it was told. */
final class FakeOutside implements AutoCloseable {

  static final String REGION = "eu-central-1";
  static final String ACCESS_KEY = "AKIDEXAMPLE";
  static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  final Map<String, String> parameters = new ConcurrentHashMap<>();
  final List<Json.Obj> sent = new CopyOnWriteArrayList<>();
  final List<String> told = new CopyOnWriteArrayList<>();
  final AtomicInteger ssmCalls = new AtomicInteger();
  final AtomicInteger sqsCalls = new AtomicInteger();

  /** How many of the next calls of SQS fail, and with which status. */
  final AtomicInteger sqsFailures = new AtomicInteger();

  volatile int sqsFailureStatus = 500;
  volatile boolean sqsTakesBeforeItFails;
  volatile boolean sqsRefusesAfterThat;
  volatile int slackStatus = 200;
  volatile boolean hanging;

  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FakeOutside() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Json.Obj onlyMessage() {
    if (sent.size() != 1) {
      throw new AssertionError("not one message but " + sent.size());
    }
    return JsonReader.readObject(sent.get(0).string("MessageBody").orElseThrow(), 100_000)
        .orElseThrow();
  }

  String attribute(String name) {
    return sent.get(0)
        .object("MessageAttributes")
        .flatMap(attributes -> attributes.object(name))
        .filter(attribute -> attribute.string("DataType").orElse("").equals("String"))
        .flatMap(attribute -> attribute.string("StringValue"))
        .orElse("");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (hanging) {
        awaitClosing();
        return;
      }
      if (exchange.getRequestURI().getPath().startsWith("/slack/")) {
        told.add(new String(body, StandardCharsets.UTF_8));
        answer(exchange, slackStatus, "ok");
        return;
      }
      Json.Obj input =
          JsonReader.readObject(new String(body, StandardCharsets.UTF_8), 1_000_000).orElseThrow();
      switch (String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
        case "AmazonSSM.GetParameter" -> getParameter(exchange, input, body);
        case "AmazonSQS.SendMessage" -> sendMessage(exchange, input, body);
        default -> answer(exchange, 400, "{\"__type\":\"UnknownOperationException\"}");
      }
    }
  }

  private void getParameter(HttpExchange exchange, Json.Obj input, byte[] body) throws IOException {
    ssmCalls.incrementAndGet();
    SignatureV4.check(exchange, body, "ssm");
    String value = parameters.get(input.string("Name").orElseThrow());
    if (value == null || !input.isTrue("WithDecryption")) {
      answer(exchange, 400, "{\"__type\":\"com.amazon#ParameterNotFound\",\"message\":\"secret\"}");
      return;
    }
    Json.Obj parameter = Json.object().put("Value", value).build();
    answer(exchange, 200, JsonWriter.write(Json.object().put("Parameter", parameter).build()));
  }

  private void sendMessage(HttpExchange exchange, Json.Obj input, byte[] body) throws IOException {
    sqsCalls.incrementAndGet();
    SignatureV4.check(exchange, body, "sqs");
    if (sqsFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      if (sqsTakesBeforeItFails) {
        sent.add(input);
      }
      answer(exchange, sqsFailureStatus, "{\"__type\":\"com.amazonaws.sqs#Failing\"}");
      return;
    }
    if (sqsRefusesAfterThat) {
      answer(exchange, 400, "{\"__type\":\"com.amazonaws.sqs#Throttled\"}");
      return;
    }
    sent.add(input);
    answer(exchange, 200, "{\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"x\"}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
