package io.boundary.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.Fault;
import io.boundary.sandbox.aws.Faults;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/** Slack's Web API at {@code /slack/api/<method>}: the methods that Boundary uses. */
public final class SlackApi implements HttpRoute {

  /** Where it is served. */
  public static final String PATH = "/slack/api/";

  private final SlackWorkspace workspace;
  private final SlackMethods methods;
  private final Faults faults;
  private final byte[] token;

  /** Answers to whoever holds this bot token. */
  public SlackApi(SlackWorkspace workspace, Faults faults, String botToken) {
    this.workspace = workspace;
    this.methods = new SlackMethods(workspace);
    this.faults = faults;
    this.token = botToken.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public HttpReply answer(HttpCall call) throws InterruptedException {
    String method = call.rawPath().substring(PATH.length());
    Optional<Fault> fault = faults.onCall("slack", method, "");
    if (fault.isEmpty()) {
      return HttpReply.json(200, answer(method, call))
          .withHeader("x-oauth-scopes", String.join(",", workspace.scopes()));
    }
    return switch (fault.get().kind()) {
      case THROTTLE -> throttled(fault.get());
      case FAIL_AFTER -> {
        answer(method, call);
        yield failure(fault.get());
      }
      case RESET_AFTER -> {
        answer(method, call);
        yield HttpReply.RESET;
      }
      case HALF_ANSWER -> HttpReply.json(200, answer(method, call)).halved();
      case HANG -> {
        faults.hang(Duration.ofMinutes(10));
        yield HttpReply.RESET;
      }
      case RESET -> HttpReply.RESET;
      case FAIL_BEFORE, DELAY, FAILED -> failure(fault.get());
    };
  }

  private static HttpReply throttled(Fault fault) {
    return HttpReply.json(429, SlackMethods.error("ratelimited"))
        .withHeader("Retry-After", Long.toString(Math.max(1, fault.delay().toSeconds())));
  }

  private static HttpReply failure(Fault fault) {
    return fault
        .error()
        .map(code -> HttpReply.json(200, SlackMethods.error(code)))
        .orElseGet(() -> HttpReply.text(503, "text/html", "<html>Server Error</html>"));
  }

  private ObjectNode answer(String method, HttpCall call) {
    ObjectNode arguments = arguments(call);
    String bearer =
        call.header("authorization")
            .filter(value -> value.startsWith("Bearer "))
            .map(value -> value.substring("Bearer ".length()))
            .orElseGet(() -> arguments.path("token").asText(""));
    if (bearer.isEmpty()) {
      return SlackMethods.error("not_authed");
    }
    if (!MessageDigest.isEqual(bearer.getBytes(StandardCharsets.UTF_8), token)) {
      return SlackMethods.error("invalid_auth");
    }
    return methods.call(method, arguments);
  }

  /** Arguments come as JSON, or as a form or query in which structures are JSON texts. */
  private static ObjectNode arguments(HttpCall call) {
    if (call.isJson()) {
      return Json.parseObject(call.body()).orElseGet(Json::object);
    }
    ObjectNode arguments = Json.object();
    call.query().forEach(arguments::put);
    call.form().forEach(arguments::put);
    JsonNode blocks = arguments.path("blocks");
    if (blocks.isTextual()) {
      byte[] text = blocks.textValue().getBytes(StandardCharsets.UTF_8);
      Json.parse(text).ifPresent(parsed -> arguments.set("blocks", parsed));
    }
    return arguments;
  }
}
