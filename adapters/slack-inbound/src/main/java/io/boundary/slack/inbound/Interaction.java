package io.boundary.slack.inbound;

import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.util.Optional;

/**
 * A click on Approve or Deny (source: Slack, "block_actions payloads").
 *
 * @param team the workspace that the message is in
 * @param userTeam the workspace of who clicked: another one in a channel shared by Slack Connect
 * @param channel the id of the channel that the message is in
 * @param messageTs the message's timestamp, its key within the channel
 * @param responseUrl where replies go; not yet compared with where Slack lives
 */
public record Interaction(
    Verdict verdict,
    RequestId request,
    SlackUserId user,
    Optional<SlackTeamId> team,
    Optional<SlackTeamId> userTeam,
    Optional<String> channel,
    Optional<String> messageTs,
    Optional<String> responseUrl)
    implements SlackDelivery {

  /** Which of the two buttons. */
  public enum Verdict {
    APPROVE("approve"),
    DENY("deny");

    private final String wire;

    Verdict(String wire) {
      this.wire = wire;
    }

    /** The word that queue messages use. */
    public String wire() {
      return wire;
    }
  }
}
