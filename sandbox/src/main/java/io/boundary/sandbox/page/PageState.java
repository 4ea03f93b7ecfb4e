package io.boundary.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.AssignmentKey;
import io.boundary.sandbox.aws.SimulatedAws;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.slack.SlackMessage;
import io.boundary.sandbox.slack.SlackWorkspace;
import io.boundary.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All that one person sees: their Slack, and what Identity Center and the table hold. */
final class PageState {

  private static final int MESSAGES = 200;
  private static final int REQUESTS = 6;

  private final SlackWorkspace slack;
  private final SimulatedAws aws;
  private final Requests requests;
  private final Conversation conversation;
  private final PageTime time;

  PageState(
      SlackWorkspace slack,
      SimulatedAws aws,
      Requests requests,
      Conversation conversation,
      PageTime time) {
    this.slack = slack;
    this.aws = aws;
    this.requests = requests;
    this.conversation = conversation;
    this.time = time;
  }

  /** What does not change while the sandbox runs. */
  ObjectNode world() {
    World world = aws.world().origin();
    ObjectNode json = Json.object().put("workspace", world.team().name());
    json.set("people", People.json(world));
    json.set("examples", Examples.json(world));
    ArrayNode channels = json.putArray("channels");
    world
        .team()
        .channels()
        .forEach(c -> channels.addObject().put("id", c.id()).put("name", c.name()));
    json.put("home", home());
    ObjectNode accounts = json.putObject("accounts");
    world.accounts().forEach((id, account) -> accounts.put(id, account.name()));
    ArrayNode callers = json.putArray("callers");
    List.of("security_admin", "auditor", "viewer").stream()
        .filter(world.callers()::containsKey)
        .forEach(callers::add);
    return json;
  }

  /** Where commands are typed: the last channel, as the first is the approvers'. */
  String home() {
    List<World.Channel> channels = aws.world().origin().team().channels();
    return channels.get(channels.size() - 1).id();
  }

  /** What this Slack user sees now. */
  ObjectNode of(String user) {
    ObjectNode json = Json.object().put("now", seconds(time.now()));
    json.set("messages", messages(user));
    List<ObjectNode> latest = requests.latest();
    json.set("assignments", assignments(latest));
    ArrayNode list = json.putArray("requests");
    latest.stream().limit(REQUESTS).forEach(list::add);
    return json;
  }

  private ArrayNode messages(String user) {
    List<ObjectNode> all = new ArrayList<>();
    for (Conversation.Act act : conversation.of(user)) {
      if (!act.text().isEmpty()) {
        all.add(
            entry("command", act.channel(), act.at()).put("user", user).put("text", act.text()));
      }
      String answer = act.answer().path("text").asText("");
      if (!answer.isEmpty()) {
        ObjectNode entry = entry("answer", act.channel(), act.at()).put("text", answer);
        entry.set("blocks", act.answer().path("blocks"));
        all.add(entry);
      }
    }
    for (SlackMessage message : slack.messages()) {
      if (message.user().isEmpty() || message.user().equals(user)) {
        all.add(message(message));
      }
    }
    all.sort(Comparator.comparingDouble(entry -> entry.path("real").asDouble()));
    ArrayNode messages = Json.array();
    all.subList(Math.max(0, all.size() - MESSAGES), all.size()).forEach(messages::add);
    return messages;
  }

  private ObjectNode message(SlackMessage message) {
    boolean direct = message.kind() == SlackMessage.Kind.DM;
    boolean alone = !direct && !message.user().isEmpty();
    String channel =
        message.channel().isEmpty()
            ? conversation.channel(message.user(), message.at(), message.everything(), home())
            : message.channel();
    ObjectNode entry =
        entry(direct ? "direct" : alone ? "answer" : "channel", channel, message.at())
            .put("ts", message.ts())
            .put("text", message.text())
            .put("edits", message.edits());
    entry.set("blocks", message.blocks());
    return entry;
  }

  private ObjectNode entry(String kind, String channel, Instant at) {
    return Json.object()
        .put("kind", kind)
        .put("channel", channel)
        .put("real", seconds(at))
        .put("at", seconds(time.at(at)));
  }

  private ArrayNode assignments(List<ObjectNode> latest) {
    World world = aws.world().origin();
    ArrayNode items = Json.array();
    for (AssignmentKey key : aws.assignments().list()) {
      ObjectNode item =
          items
              .addObject()
              .put("account_id", key.accountId())
              .put("permission_set", name(world, key.permissionSetArn()))
              .put("identity_center_id", key.principalId());
      latest.stream()
          .filter(request -> holds(request, key))
          .findFirst()
          .ifPresent(
              request ->
                  item.put("request_id", request.path("request_id").asText())
                      .put("expires_at", request.path("expires_at").asDouble()));
    }
    return items;
  }

  private static boolean holds(ObjectNode request, AssignmentKey key) {
    String status = request.path("status").asText();
    return (status.equals("ACTIVE") || status.equals("APPROVED"))
        && request.path("account_id").asText().equals(key.accountId())
        && request.path("permission_set_arn").asText().equals(key.permissionSetArn())
        && request.path("principal_id").asText().equals(key.principalId());
  }

  private static String name(World world, String arn) {
    return world.permissionSets().entrySet().stream()
        .filter(set -> set.getValue().arn().equals(arn))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(arn);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
