package io.boundary.webhook;

import io.boundary.model.CommandParse;
import io.boundary.model.CommandParser;
import io.boundary.model.RequestId;
import io.boundary.model.settings.SettingException;
import io.boundary.slack.inbound.SlashCommand;
import java.util.List;
import java.util.Optional;

/** Slash commands: what can be answered at once is, the rest is queued. */
final class Commands {

  private final HomeWorkspace home;
  private final PermissionSets permissionSets;
  private final QueueMessages messages;
  private final WorkflowQueue queue;
  private final Log log;

  Commands(
      HomeWorkspace home,
      PermissionSets permissionSets,
      QueueMessages messages,
      WorkflowQueue queue,
      Log log) {
    this.home = home;
    this.permissionSets = permissionSets;
    this.messages = messages;
    this.queue = queue;
    this.log = log;
  }

  HttpAnswer answer(SlashCommand command, RequestId id) {
    if (!home.admits(List.of(command.team()))) {
      log.warn("other_workspace", Optional.of(id));
      return HttpAnswer.ephemeral(Replies.OTHER_WORKSPACE);
    }
    try {
      return answer(command, id, permissionSets.parser());
    } catch (AwsCallException | SettingException unreadable) {
      log.error(
          "permission_sets_unreadable", Optional.of(id), String.valueOf(unreadable.getMessage()));
      return HttpAnswer.ephemeral(Replies.NOT_READY);
    }
  }

  private HttpAnswer answer(SlashCommand command, RequestId id, CommandParser parser) {
    CommandParse parse = parser.parse(command.text());
    if (parse instanceof CommandParse.Help) {
      return atOnce("help", id, Replies.help(parser));
    }
    if (parse instanceof CommandParse.Problem) {
      return atOnce("usage", id, Replies.problem(parser, command.text()));
    }
    return parse instanceof CommandParse.Request
        ? queued(messages.accessRequest(command, id), id, Replies.received(id))
        : queued(messages.userCommand(command, parse, id), id, Replies.looking(parse));
  }

  private HttpAnswer atOnce(String outcome, RequestId id, String text) {
    log.info(outcome, Optional.of(id));
    return HttpAnswer.ephemeral(text);
  }

  private HttpAnswer queued(QueueMessage message, RequestId id, String text) {
    try {
      queue.send(message);
    } catch (AwsCallException unreachable) {
      log.error("not_queued", Optional.of(id), String.valueOf(unreachable.getMessage()));
      return HttpAnswer.ephemeral(
          unreachable.maybeDone() ? Replies.MAYBE_QUEUED : Replies.NOT_QUEUED);
    }
    log.info("queued", Optional.of(id));
    return HttpAnswer.ephemeral(text);
  }
}
