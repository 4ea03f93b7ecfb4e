package io.boundary.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the simulated Slack holds: its people, channels and messages. Safe for any thread. */
public final class SlackWorkspace {

  private final LiveWorld world;
  private final Clock clock;
  private final Map<String, SlackMessage> messages = new LinkedHashMap<>();
  private final Map<String, World.Channel> channels = new LinkedHashMap<>();
  private final Map<String, String> scheduled = new LinkedHashMap<>();
  private volatile List<String> scopes =
      List.of("commands", "chat:write", "im:write", "users:read", "users:read.email");
  private long sequence;

  /**
   * A workspace without messages.
   *
   * @param clock real time
   */
  public SlackWorkspace(LiveWorld world, Clock clock) {
    this.world = world;
    this.clock = clock;
    world.origin().team().channels().forEach(channel -> channels.put(channel.id(), channel));
  }

  /** All messages, oldest first. */
  public synchronized List<SlackMessage> messages() {
    return List.copyOf(messages.values());
  }

  /** What this user alone was told. */
  public List<SlackMessage> messagesTo(String slackUserId) {
    return messages().stream().filter(message -> message.user().equals(slackUserId)).toList();
  }

  /** What stands in a channel, by id or by name with or without its hash. */
  public List<SlackMessage> messagesIn(String channel) {
    String id = channel(channel).map(World.Channel::id).orElse(channel);
    return messages().stream().filter(message -> message.channel().equals(id)).toList();
  }

  /** Forgets all messages. */
  public synchronized void clear() {
    messages.clear();
  }

  /** Archives a channel: from now on it is not found. */
  public synchronized void removeChannel(String idOrName) {
    channel(idOrName).ifPresent(channel -> channels.remove(channel.id()));
  }

  synchronized Optional<World.Channel> channel(String idOrName) {
    String name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
    return channels.values().stream()
        .filter(channel -> channel.id().equals(idOrName) || channel.name().equals(name))
        .findFirst();
  }

  /** What the bot's token may, as Slack tells with every answer; nothing here is refused for it. */
  public List<String> scopes() {
    return scopes;
  }

  /** Takes a scope from the token. */
  public void removeScope(String scope) {
    scopes = scopes.stream().filter(each -> !each.equals(scope)).toList();
  }

  /** Gives the token a scope. */
  public void addScope(String scope) {
    scopes = Stream.concat(scopes.stream(), Stream.of(scope)).distinct().toList();
  }

  /** The messages that wait to be posted later. */
  public synchronized int scheduled() {
    return scheduled.size();
  }

  synchronized String schedule(String channel) {
    String id = "Q%08d".formatted(++sequence);
    scheduled.put(id, channel);
    return id;
  }

  synchronized boolean unschedule(String id) {
    return scheduled.remove(id) != null;
  }

  Optional<LiveWorld.SlackUser> user(String id) {
    return world.slackUser(id);
  }

  World.Team team() {
    return world.origin().team();
  }

  /** The id of the direct-message channel with a user. */
  static String directChannel(String userId) {
    return "D" + userId.substring(1);
  }

  /** The user on the other side of a direct-message channel. */
  Optional<LiveWorld.SlackUser> userOfDirectChannel(String channelId) {
    if (!channelId.startsWith("D")) {
      return Optional.empty();
    }
    String rest = channelId.substring(1);
    return user("U" + rest).or(() -> user("W" + rest));
  }

  synchronized SlackMessage add(
      SlackMessage.Kind kind,
      String channel,
      String user,
      String text,
      JsonNode blocks,
      boolean replaces) {
    long seconds = clock.instant().getEpochSecond();
    String ts = "%d.%06d".formatted(seconds, ++sequence % 1_000_000);
    SlackMessage message =
        new SlackMessage(kind, channel, user, ts, text, blocks, 0, replaces, clock.instant());
    messages.put(channel + "/" + ts, message);
    return message;
  }

  synchronized Optional<SlackMessage> update(
      String channel, String ts, String text, JsonNode blocks) {
    SlackMessage old = messages.get(channel + "/" + ts);
    if (old == null) {
      return Optional.empty();
    }
    SlackMessage edited = old.edited(text, blocks);
    messages.put(channel + "/" + ts, edited);
    return Optional.of(edited);
  }
}
