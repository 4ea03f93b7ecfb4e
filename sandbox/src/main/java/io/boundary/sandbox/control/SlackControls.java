package io.boundary.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.slack.ResponseUrls;
import io.boundary.sandbox.slack.SlackMessage;
import io.boundary.sandbox.slack.SlackWorkspace;
import io.boundary.sandbox.world.Form;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Routes that look at the simulated Slack and change it. */
public final class SlackControls {

  private final SlackWorkspace slack;
  private final LiveWorld world;

  private SlackControls(SlackWorkspace slack, LiveWorld world) {
    this.slack = slack;
    this.world = world;
  }

  /** Adds them. */
  public static void addTo(
      ControlApi api, SlackWorkspace slack, ResponseUrls responseUrls, LiveWorld world) {
    SlackControls controls = new SlackControls(slack, world);
    api.add(
            "GET",
            "/slack/messages",
            "what Slack received; ?user=<Slack id> (told to them alone), ?channel=<id or name>",
            (c, b, r) -> controls.messages(c))
        .add(
            "DELETE",
            "/slack/messages",
            "forget them",
            (c, b, r) -> {
              slack.clear();
              return controls.messages(c);
            })
        .add(
            "POST",
            "/slack/response-urls",
            "a new response URL for user (Slack id), as it comes with a command",
            (c, b, r) ->
                HttpReply.json(
                    200,
                    Json.object().put("response_url", responseUrls.issue(Body.text(b, "user")))))
        .add(
            "POST",
            "/slack/users/",
            "change or add a Slack user, the id at the end of the path: kind (member, guest, bot,"
                + " deactivated, stranger), email (empty: none), name",
            (c, b, r) -> controls.user(r, b));
  }

  private HttpReply messages(HttpCall call) {
    Map<String, String> query = call.query();
    List<SlackMessage> found = slack.messages();
    if (query.containsKey("user")) {
      found = slack.messagesTo(query.getOrDefault("user", ""));
    } else if (query.containsKey("channel")) {
      found = slack.messagesIn(query.getOrDefault("channel", ""));
    }
    ArrayNode items = Json.array();
    found.forEach(message -> items.add(message.json()));
    return HttpReply.json(200, Json.object().set("messages", items));
  }

  private HttpReply user(String id, ObjectNode body) {
    Form.SLACK_USER.require(id);
    LiveWorld.SlackUser old =
        world
            .slackUser(id)
            .orElseGet(
                () -> new LiveWorld.SlackUser(id, id, id, Optional.empty(), World.Kind.MEMBER));
    World.Kind kind = Body.optional(body, "kind").map(SlackControls::kind).orElse(old.kind());
    Optional<String> email = body.has("email") ? Body.optional(body, "email") : old.email();
    String name = Body.optional(body, "name").orElse(old.displayName());
    world.putSlackUser(new LiveWorld.SlackUser(id, old.person(), name, email, kind));
    return HttpReply.json(200, Json.object().put("ok", true));
  }

  private static World.Kind kind(String text) {
    return World.Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
