package io.boundary.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.SimulatedAws;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.slack.SlackClient;
import io.boundary.sandbox.slack.SlackMessage;
import io.boundary.sandbox.slack.SlackWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code GET /} and what the page needs. Commands and clicks go the real way: signed with Slack's
 * secret to {@code POST /webhook}.
 */
public final class SandboxPage implements HttpRoute {

  /** Where the page's files and its API are. */
  public static final String PATH = "/page";

  private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{8,12}");
  private static final int LONGEST_COMMAND = 1_000;
  private static final double LONGEST_STEP = 31.0 * 86_400;

  private final SlackWorkspace slack;
  private final SlackClient client;
  private final PageTime time;
  private final Clock real;
  private final Conversation conversation = new Conversation();
  private final PageState state;
  private final PageAssets assets;

  /**
   * The page.
   *
   * @param client signs as Slack does
   * @param real the time that does not move
   */
  public SandboxPage(
      SlackWorkspace slack,
      SlackClient client,
      SimulatedAws aws,
      Requests requests,
      PageTime time,
      Clock real)
      throws IOException {
    this.slack = slack;
    this.client = client;
    this.time = time;
    this.real = real;
    this.state = new PageState(slack, aws, requests, conversation, time);
    this.assets = new PageAssets();
  }

  @Override
  public HttpReply answer(HttpCall call) throws Exception {
    boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
    if (!reads && !call.method().equals("POST")) {
      return HttpReply.error(405, "GET, HEAD or POST").withHeader("Allow", "GET, HEAD, POST");
    }
    Optional<HttpReply> refused =
        call.rawPath().equals("/")
            ? Optional.empty() // links from anywhere may lead to the page itself
            : reads ? PageGuard.reading(call) : PageGuard.acting(call);
    if (refused.isPresent()) {
      return refused.get();
    }
    return reads ? read(call) : act(call);
  }

  private HttpReply read(HttpCall call) {
    return switch (call.rawPath()) {
      case "/" -> assets.find("index.html").orElseThrow();
      case PATH + "/world" -> json(state.world());
      case PATH + "/state" -> {
        String user = call.query().getOrDefault("as", "");
        yield SLACK_USER.matcher(user).matches()
            ? json(state.of(user))
            : HttpReply.error(400, "`as` is a Slack user id");
      }
      default ->
          assets
              .find(call.rawPath().substring(PATH.length() + 1))
              .orElseGet(() -> HttpReply.error(404, "no such file"));
    };
  }

  private HttpReply act(HttpCall call) throws IOException, InterruptedException {
    Optional<ObjectNode> body = Json.parseObject(call.body());
    if (body.isEmpty()) {
      return HttpReply.error(400, "the body is not a JSON object");
    }
    return switch (call.rawPath()) {
      case PATH + "/commands" -> command(body.get());
      case PATH + "/clicks" -> click(body.get());
      case PATH + "/time" -> advance(body.get());
      default -> HttpReply.error(404, "no such action");
    };
  }

  private HttpReply command(ObjectNode body) throws IOException, InterruptedException {
    String user = body.path("as").asText("");
    String text = body.path("text").asText("");
    if (!SLACK_USER.matcher(user).matches() || text.length() > LONGEST_COMMAND) {
      return HttpReply.error(400, "`as` is a Slack user id, `text` at most 1,000 characters");
    }
    Instant at = real.instant();
    SlackClient.Answer answer = client.command(user, text);
    note(at, user, state.home(), text.isEmpty() ? " " : text, answer);
    return json(Json.object().put("status", answer.status()));
  }

  private HttpReply click(ObjectNode body) throws IOException, InterruptedException {
    String user = body.path("as").asText("");
    String action = body.path("action_id").asText("");
    String channel = body.path("channel").asText("");
    String ts = body.path("ts").asText("");
    boolean there =
        slack.messages().stream()
            .anyMatch(m -> m.ts().equals(ts) && isSeenBy(m, user) && m.hasButton(action));
    if (!SLACK_USER.matcher(user).matches() || !there) {
      return HttpReply.error(404, "there is no such button any more");
    }
    String value = body.path("value").asText("");
    Instant at = real.instant();
    note(at, user, channel, "", client.click(user, action, value, channel, ts));
    return json(Json.object().put("ok", true));
  }

  private static boolean isSeenBy(SlackMessage message, String user) {
    return message.user().isEmpty() || message.user().equals(user);
  }

  private void note(
      Instant at, String user, String channel, String text, SlackClient.Answer answer) {
    JsonNode said =
        Json.parse(answer.body().getBytes(StandardCharsets.UTF_8))
            .filter(JsonNode::isObject)
            .orElseGet(() -> plain(answer));
    conversation.add(new Conversation.Act(user, channel, text, said, at));
  }

  /** Slack says itself that something went wrong, without what was answered. */
  private static JsonNode plain(SlackClient.Answer answer) {
    return answer.status() == 200
        ? Json.object()
        : Json.object().put("text", "/boundary failed with status " + answer.status() + ".");
  }

  private HttpReply advance(ObjectNode body) throws IOException {
    double seconds = body.path("advance_seconds").asDouble(-1);
    if (!(seconds >= 0 && seconds <= LONGEST_STEP)) {
      return HttpReply.error(400, "`advance_seconds` is a number, at most 31 days");
    }
    time.advance(Duration.ofMillis(Math.round(seconds * 1_000)));
    time.tick();
    return json(Json.object().put("now", time.now().toEpochMilli() / 1000.0));
  }

  private static HttpReply json(ObjectNode body) {
    return HttpReply.json(200, body).withHeader("Cache-Control", "no-store");
  }
}
