package io.boundary.benchmarks.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SSM and SQS that do nothing: each parameter is the secret, each message is gone. */
final class NullAws implements AutoCloseable {

  /** Every parameter's value. */
  static final String SECRET = "a-secret-of-no-worth";

  private static final Pattern BODY =
      Pattern.compile("\"MessageBody\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final HttpServer server;

  NullAws() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(Threads::daemon));
    server.createContext("/", NullAws::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      byte[] answer = answer(target, body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String answer(String target, String body) {
    if (target.endsWith("GetParameter")) {
      return "{\"Parameter\":{\"Name\":\"n\",\"Type\":\"SecureString\",\"Value\":\"%s\",\"Version\":1}}"
          .formatted(SECRET);
    }
    Matcher message = BODY.matcher(body);
    String text =
        message.find() ? message.group(1).replace("\\\"", "\"").replace("\\\\", "\\") : "";
    return "{\"MessageId\":\"5fea7756-0ea4-451a-a703-a558b933e274\",\"MD5OfMessageBody\":\"%s\"}"
        .formatted(md5(text));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
