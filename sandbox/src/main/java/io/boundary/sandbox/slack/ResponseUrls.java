package io.boundary.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.Fault;
import io.boundary.sandbox.aws.Faults;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's response URLs: each takes {@link #USES} messages within {@link #LIFETIME} of real time.
 * {@link #issue} makes one; any other path under the prefix begins to live at its first use, and
 * where its first part is a Slack user id, its messages are that user's.
 */
public final class ResponseUrls implements HttpRoute {

  /** Where they are served. */
  public static final String PATH = "/slack/response/";

  /** Uses of one URL. Source: Slack, "Handling user interaction". */
  public static final int USES = 5;

  /** Lifetime of one URL. Source: the same. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  private static final Pattern WITH_USER = Pattern.compile("([UW][A-Z0-9]{8,12})/.*");

  private final SlackWorkspace workspace;
  private final Faults faults;
  private final Clock clock;
  private final String prefix;
  private final Map<String, Use> uses = new HashMap<>();
  private long sequence;

  /**
   * No URLs yet.
   *
   * @param prefix what each begins with, as the product's settings name it
   * @param clock real time
   */
  public ResponseUrls(SlackWorkspace workspace, Faults faults, Clock clock, String prefix) {
    this.workspace = workspace;
    this.faults = faults;
    this.clock = clock;
    this.prefix = prefix;
  }

  /** A new URL, as Slack sends one with a command or a click of this user. */
  public synchronized String issue(String slackUserId) {
    String token = slackUserId + "/" + clock.millis() + "-" + ++sequence;
    uses.put(token, new Use(clock.instant(), 0));
    return prefix + token;
  }

  @Override
  public HttpReply answer(HttpCall call) throws InterruptedException {
    String token = call.rawPath().substring(PATH.length());
    Optional<Fault> fault = faults.onCall("slack", "response_url", "");
    if (fault.isEmpty()) {
      return deliver(token, call);
    }
    return switch (fault.get().kind()) {
      case THROTTLE ->
          HttpReply.text(429, "text/plain", "rate_limited")
              .withHeader(
                  "Retry-After", Long.toString(Math.max(1, fault.get().delay().toSeconds())));
      case FAIL_AFTER -> {
        deliver(token, call);
        yield HttpReply.text(500, "text/plain", "server_error");
      }
      case RESET_AFTER -> {
        deliver(token, call);
        yield HttpReply.RESET;
      }
      case HALF_ANSWER -> deliver(token, call).halved();
      case HANG -> {
        faults.hang(Duration.ofMinutes(10));
        yield HttpReply.RESET;
      }
      case RESET -> HttpReply.RESET;
      case FAIL_BEFORE, DELAY, FAILED -> HttpReply.text(500, "text/plain", "server_error");
    };
  }

  private HttpReply deliver(String token, HttpCall call) {
    Optional<ObjectNode> message = Json.parseObject(call.body());
    if (!call.method().equals("POST") || message.isEmpty()) {
      return HttpReply.text(400, "text/plain", "invalid_payload");
    }
    Optional<String> refused = use(token);
    if (refused.isPresent()) {
      return HttpReply.json(404, SlackMethods.error(refused.get()));
    }
    if (BlockLimits.problem(SlackMethods.blocks(message.get())).isPresent()) {
      return HttpReply.text(400, "text/plain", "invalid_blocks");
    }
    Matcher user = WITH_USER.matcher(token);
    workspace.add(
        SlackMessage.Kind.RESPONSE,
        "",
        user.matches() ? user.group(1) : "",
        message.get().path("text").asText(""),
        SlackMethods.blocks(message.get()),
        message.get().path("replace_original").asBoolean(false));
    return HttpReply.text(200, "text/plain", "ok");
  }

  private synchronized Optional<String> use(String token) {
    Use use = uses.getOrDefault(token, new Use(clock.instant(), 0));
    if (use.since().plus(LIFETIME).isBefore(clock.instant())) {
      return Optional.of("expired_url");
    }
    if (use.count() >= USES) {
      return Optional.of("used_url");
    }
    uses.put(token, new Use(use.since(), use.count() + 1));
    return Optional.empty();
  }

  private record Use(Instant since, int count) {}
}
