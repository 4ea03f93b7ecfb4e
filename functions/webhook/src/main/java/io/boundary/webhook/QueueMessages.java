package io.boundary.webhook;

import io.boundary.model.CommandParse;
import io.boundary.model.Contract;
import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.slack.inbound.Interaction;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.SlashCommand;
import java.math.BigDecimal;
import java.time.Clock;

/** The queue messages of the contract. A {@code response_url} that is not Slack's is left out. */
final class QueueMessages {

  private final ResponseUrls responseUrls;
  private final Clock clock;

  QueueMessages(ResponseUrls responseUrls, Clock clock) {
    this.responseUrls = responseUrls;
    this.clock = clock;
  }

  QueueMessage accessRequest(SlashCommand command, RequestId id) {
    Json.Builder body =
        start(Contract.TYPE_ACCESS_REQUEST, id)
            .put("user_id", command.user().value())
            .put("command_text", command.text());
    return typed(Contract.TYPE_ACCESS_REQUEST, id, command, body);
  }

  QueueMessage userCommand(SlashCommand command, CommandParse parse, RequestId id) {
    String verb = "list";
    String argument = "";
    if (parse instanceof CommandParse.Status status) {
      verb = "status";
      argument = status.request().value();
    } else if (parse instanceof CommandParse.Revoke revoke) {
      verb = "revoke";
      argument = revoke.request().value();
    }
    Json.Builder body =
        start(Contract.TYPE_USER_COMMAND, id)
            .put("user_id", command.user().value())
            .put("command", verb)
            .put("argument", argument);
    return typed(Contract.TYPE_USER_COMMAND, id, command, body);
  }

  QueueMessage approvalAction(Interaction click) {
    Json.Obj body =
        start(Contract.TYPE_APPROVAL_ACTION, click.request())
            .put("action", click.verdict().wire())
            .put("approver_slack_user_id", click.user().value())
            .putIfPresent("approval_channel_id", click.channel())
            .putIfPresent("channel_id", click.channel())
            .putIfPresent("message_ts", click.messageTs())
            // Whoever clicked counts, not where the message stands.
            .putIfPresent("team_id", click.userTeam().or(click::team).map(SlackTeamId::value))
            .putIfPresent("response_url", responseUrls.accepted(click.responseUrl()))
            .put("received_at", now())
            .build();
    return new QueueMessage(
        body, Contract.TYPE_APPROVAL_ACTION, click.request().value(), click.user().value());
  }

  private QueueMessage typed(
      String type, RequestId id, SlashCommand command, Json.Builder builder) {
    Json.Obj body =
        builder
            .putIfPresent("channel_id", command.channel())
            .putIfPresent("team_id", command.team().map(SlackTeamId::value))
            .putIfPresent("response_url", responseUrls.accepted(command.responseUrl()))
            .put("received_at", now())
            .build();
    return new QueueMessage(body, type, id.value(), command.user().value());
  }

  private static Json.Builder start(String type, RequestId id) {
    return Json.object().put("request_type", type).put("request_id", id.value());
  }

  private Json now() {
    return new Json.Num(BigDecimal.valueOf(clock.instant().toEpochMilli(), 3));
  }
}
