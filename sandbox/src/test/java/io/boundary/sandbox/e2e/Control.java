package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The sandbox's own routes, over HTTP. */
public final class Control {

  private final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  public Control(String base) {
    this.base = base;
  }

  /** Calls a route; an answer other than 200 is an error of the test. */
  public JsonNode call(String method, String path, ObjectNode body) {
    HttpResponse<String> answer = send(method, path, body.toString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(method + " " + path + " answered " + answer.body());
    }
    return parse(answer.body());
  }

  /** Calls a route; its answer, whatever it is. */
  JsonNode answer(String method, String path, ObjectNode body) {
    return parse(send(method, path, body.toString()).body());
  }

  public JsonNode get(String path) {
    return call("GET", path, Json.object());
  }

  /** Moves the time by which grants live. */
  public void advance(Duration by) {
    call("POST", "/clock", Json.object().put("advance_seconds", by.toMillis() / 1000.0));
  }

  /** The sandbox's time, in epoch seconds. */
  public double now() {
    return get("/clock").path("epoch_seconds").asDouble();
  }

  /** Runs the janitor; its counts, or {@code error} where the invocation failed. */
  public JsonNode tick() {
    return parse(send("POST", "/tick", "{}").body());
  }

  /** Switches a fault on. */
  public void fault(String service, String operation, String kind, int count) {
    call("POST", "/faults", faultOf(service, operation, kind).put("count", count));
  }

  /** A fault to be refined. */
  public static ObjectNode faultOf(String service, String operation, String kind) {
    return Json.object().put("service", service).put("operation", operation).put("kind", kind);
  }

  public void fault(ObjectNode fault) {
    call("POST", "/faults", fault);
  }

  /** Switches all faults off; hanging calls are let go. */
  public void calm() {
    call("DELETE", "/faults", Json.object());
  }

  /** How many faults have something left to play. */
  public int faultsLeft() {
    return get("/faults").path("faults").size();
  }

  /** How often which fault was played, by service and kind. */
  public JsonNode faultsPlayed() {
    return get("/faults").path("played");
  }

  /** How far the sandbox's time is ahead of the real one, in seconds. */
  public double ahead() {
    return get("/clock").path("ahead_seconds").asDouble();
  }

  /** What Slack showed to this user alone, oldest first. */
  public List<JsonNode> told(String slackUserId) {
    return list(get("/slack/messages?user=" + slackUserId).path("messages"));
  }

  /** What stands in a channel. */
  public List<JsonNode> channel(String id) {
    return list(get("/slack/messages?channel=" + id).path("messages"));
  }

  /** A new response URL of this user. */
  public String responseUrl(String slackUserId) {
    ObjectNode body = Json.object().put("user", slackUserId);
    return call("POST", "/slack/response-urls", body).path("response_url").asText();
  }

  /** The calls of the AWS endpoint that a query picks. */
  public List<JsonNode> calls(String query) {
    return list(get("/aws/calls" + query).path("calls"));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static JsonNode parse(String body) {
    return Json.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .orElseThrow(() -> new AssertionError("no JSON: " + body));
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/sandbox" + path))
            .timeout(Duration.ofSeconds(70))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
