package io.boundary.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.time.Instant;

/**
 * A message that the simulated Slack received.
 *
 * @param kind how it came
 * @param channel the channel's id (C…, D…); empty for a response whose channel is not known
 * @param user who alone sees it, for all kinds but CHANNEL; empty where that is not known
 * @param ts Slack's id of the message within its channel
 * @param blocks the Block Kit blocks as sent; an empty array where there were none
 * @param edits how often it was changed by chat.update
 * @param replacesOriginal whether a response asked to replace the message it answers
 * @param at real time
 */
public record SlackMessage(
    Kind kind,
    String channel,
    String user,
    String ts,
    String text,
    JsonNode blocks,
    int edits,
    boolean replacesOriginal,
    Instant at) {

  /** How a message came. */
  public enum Kind {
    /** chat.postMessage to a channel. */
    CHANNEL,
    /** chat.postMessage to a person. */
    DM,
    /** chat.postEphemeral. */
    EPHEMERAL,
    /** A POST to a response URL. */
    RESPONSE
  }

  /** Text and blocks as one string, to look for words in. */
  public String everything() {
    return text + " " + blocks;
  }

  /** Whether a button with this action id is on it. */
  public boolean hasButton(String actionId) {
    return blocks.findValuesAsText("action_id").contains(actionId);
  }

  SlackMessage edited(String newText, JsonNode newBlocks) {
    return new SlackMessage(
        kind, channel, user, ts, newText, newBlocks, edits + 1, replacesOriginal, at);
  }

  /** For the control endpoint. */
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
            .put("channel", channel)
            .put("user", user)
            .put("ts", ts)
            .put("text", text)
            .put("edits", edits)
            .put("replaces_original", replacesOriginal)
            .put("at", at.toString());
    json.set("blocks", blocks);
    return json;
  }
}
