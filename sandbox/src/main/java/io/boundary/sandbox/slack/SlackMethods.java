package io.boundary.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import io.boundary.sandbox.world.World.Kind;
import java.util.Optional;

/** What the Web API's methods do, after the token was checked. */
final class SlackMethods {

  private static final String STRANGERS_TEAM = "T0ELSEWHERE";

  private final SlackWorkspace workspace;

  SlackMethods(SlackWorkspace workspace) {
    this.workspace = workspace;
  }

  static ObjectNode error(String code) {
    return Json.object().put("ok", false).put("error", code);
  }

  ObjectNode call(String method, ObjectNode arguments) {
    return switch (method) {
      case "auth.test" -> authTest();
      case "users.info" -> usersInfo(arguments);
      case "conversations.open" -> open(arguments);
      case "chat.postMessage" -> postMessage(arguments);
      case "chat.update" -> update(arguments);
      case "chat.postEphemeral" -> postEphemeral(arguments);
      case "chat.scheduleMessage" -> schedule(arguments);
      case "chat.deleteScheduledMessage" -> unschedule(arguments);
      default -> error("unknown_method");
    };
  }

  private static ObjectNode ok() {
    return Json.object().put("ok", true);
  }

  private ObjectNode authTest() {
    World.Team team = workspace.team();
    return ok().put("url", "https://" + team.domain() + ".slack.com/")
        .put("team", team.name())
        .put("user", "boundary")
        .put("team_id", team.id())
        .put("user_id", team.botUserId())
        .put("bot_id", "B0B0UNDARY1");
  }

  private ObjectNode usersInfo(ObjectNode arguments) {
    Optional<LiveWorld.SlackUser> found = workspace.user(arguments.path("user").asText(""));
    return found
        .map(user -> ok().<ObjectNode>set("user", json(user)))
        .orElseGet(() -> error("user_not_found"));
  }

  private ObjectNode json(LiveWorld.SlackUser user) {
    boolean stranger = user.kind() == Kind.STRANGER;
    ObjectNode json =
        Json.object()
            .put("id", user.id())
            .put("team_id", stranger ? STRANGERS_TEAM : workspace.team().id())
            .put("name", user.person())
            .put("real_name", user.displayName())
            .put("deleted", user.kind() == Kind.DEACTIVATED)
            .put("is_bot", user.kind() == Kind.BOT)
            .put("is_restricted", user.kind() == Kind.GUEST)
            .put("is_ultra_restricted", false)
            .put("is_stranger", stranger)
            .put("is_app_user", false);
    ObjectNode profile =
        json.putObject("profile")
            .put("real_name", user.displayName())
            .put("display_name", user.person())
            .put("team", json.path("team_id").asText());
    user.email().ifPresent(address -> profile.put("email", address));
    return json;
  }

  private ObjectNode open(ObjectNode arguments) {
    Optional<LiveWorld.SlackUser> user = workspace.user(arguments.path("users").asText(""));
    if (user.isEmpty()) {
      return error("user_not_found");
    }
    if (user.get().kind() == Kind.DEACTIVATED) {
      return error("user_disabled");
    }
    ObjectNode answer = ok();
    answer.putObject("channel").put("id", SlackWorkspace.directChannel(user.get().id()));
    return answer;
  }

  private ObjectNode postMessage(ObjectNode arguments) {
    Optional<String> problem = problem(arguments);
    if (problem.isPresent()) {
      return error(problem.get());
    }
    String to = arguments.path("channel").asText("");
    Optional<LiveWorld.SlackUser> person =
        workspace.userOfDirectChannel(to).or(() -> workspace.user(to));
    if (person.isPresent()) {
      String id = person.get().id();
      String direct = SlackWorkspace.directChannel(id);
      return posted(add(SlackMessage.Kind.DM, direct, id, arguments));
    }
    return workspace
        .channel(to)
        .map(channel -> posted(add(SlackMessage.Kind.CHANNEL, channel.id(), "", arguments)))
        .orElseGet(() -> error("channel_not_found"));
  }

  private ObjectNode postEphemeral(ObjectNode arguments) {
    Optional<String> problem = problem(arguments);
    if (problem.isPresent()) {
      return error(problem.get());
    }
    String user = arguments.path("user").asText("");
    if (workspace.user(user).isEmpty()) {
      return error("user_not_found");
    }
    return workspace
        .channel(arguments.path("channel").asText(""))
        .map(channel -> add(SlackMessage.Kind.EPHEMERAL, channel.id(), user, arguments))
        .map(message -> ok().put("message_ts", message.ts()))
        .orElseGet(() -> error("channel_not_found"));
  }

  private ObjectNode update(ObjectNode arguments) {
    Optional<String> problem = problem(arguments);
    if (problem.isPresent()) {
      return error(problem.get());
    }
    String channel = arguments.path("channel").asText("");
    return workspace
        .update(
            channel,
            arguments.path("ts").asText(""),
            arguments.path("text").asText(""),
            blocks(arguments))
        .map(SlackMethods::posted)
        .orElseGet(() -> error("message_not_found"));
  }

  /** Messages for later are kept until they are taken back; nothing here ever posts them. */
  private ObjectNode schedule(ObjectNode arguments) {
    Optional<String> problem = problem(arguments);
    if (problem.isPresent()) {
      return error(problem.get());
    }
    return workspace
        .channel(arguments.path("channel").asText(""))
        .map(
            channel ->
                ok().put("channel", channel.id())
                    .put("scheduled_message_id", workspace.schedule(channel.id()))
                    .put("post_at", arguments.path("post_at").asLong()))
        .orElseGet(() -> error("channel_not_found"));
  }

  private ObjectNode unschedule(ObjectNode arguments) {
    return workspace.unschedule(arguments.path("scheduled_message_id").asText(""))
        ? ok()
        : error("invalid_scheduled_message_id");
  }

  private SlackMessage add(
      SlackMessage.Kind kind, String channel, String user, ObjectNode arguments) {
    return workspace.add(
        kind, channel, user, arguments.path("text").asText(""), blocks(arguments), false);
  }

  private static ObjectNode posted(SlackMessage message) {
    ObjectNode answer = ok().put("channel", message.channel()).put("ts", message.ts());
    answer.put("text", message.text());
    answer
        .putObject("message")
        .put("type", "message")
        .put("ts", message.ts())
        .put("text", message.text())
        .set("blocks", message.blocks());
    return answer;
  }

  private static Optional<String> problem(ObjectNode arguments) {
    String text = arguments.path("text").asText("");
    if (text.isEmpty() && blocks(arguments).isEmpty()) {
      return Optional.of("no_text");
    }
    return text.length() > 40_000
        ? Optional.of("msg_too_long")
        : BlockLimits.problem(blocks(arguments));
  }

  static JsonNode blocks(ObjectNode arguments) {
    JsonNode blocks = arguments.path("blocks");
    return blocks.isMissingNode() || blocks.isNull() ? Json.array() : blocks;
  }
}
