package io.boundary.slack.inbound;

import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.util.Optional;

/**
 * A slash command (source: Slack, "Implementing slash commands").
 *
 * @param team the workspace it was typed in
 * @param channel the channel's id
 * @param text what stands after the command, exactly as it was typed
 * @param responseUrl where replies go; not yet compared with where Slack lives
 */
public record SlashCommand(
    SlackUserId user,
    Optional<SlackTeamId> team,
    Optional<String> channel,
    String text,
    Optional<String> responseUrl)
    implements SlackDelivery {

  static SlackDelivery of(FormBody form) {
    Optional<SlackUserId> user = form.value("user_id").flatMap(SlackUserId::parse);
    if (user.isEmpty()) {
      return new Malformed("the command names no user");
    }
    return new SlashCommand(
        user.get(),
        form.value("team_id").flatMap(SlackTeamId::parse),
        SlackIds.channel(form.value("channel_id")),
        form.value("text").orElse(""),
        form.value("response_url").filter(url -> !url.isEmpty()));
  }
}
