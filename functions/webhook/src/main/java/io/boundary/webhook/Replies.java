package io.boundary.webhook;

import io.boundary.model.CommandParse;
import io.boundary.model.CommandParser;
import io.boundary.model.RequestId;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.SlackText;

/** The words that people get at once. */
final class Replies {

  static final String NOT_QUEUED =
      "Your command could not be queued, please try again in a moment. Nothing was changed.";
  static final String MAYBE_QUEUED =
      "It is not certain that your command was queued. If nothing follows here within a minute,"
          + " please try again.";
  static final String CLICK_MAYBE_QUEUED =
      "It is not certain that your click was queued. If nothing changes within a minute, please"
          + " click again; it counts once.";
  static final String CLICK_NOT_QUEUED =
      "Your click could not be queued and does not count yet. Please try again in a moment.";
  static final String NOT_READY =
      "Boundary cannot read its settings just now, please try again in a moment. Nothing was"
          + " changed.";
  static final String OTHER_WORKSPACE =
      "Boundary serves another Slack workspace, so it cannot act for you here. Nothing was"
          + " changed.";

  private Replies() {}

  /** A message for one person. */
  static Json.Obj ephemeral(String text) {
    return Json.object().put("response_type", "ephemeral").put("text", text).build();
  }

  static String received(RequestId id) {
    return "Received. Your request is `" + id + "`; the outcome follows here.";
  }

  static String looking(CommandParse command) {
    if (command instanceof CommandParse.Status status) {
      return "Received. Looking up `" + status.request() + "` …";
    }
    if (command instanceof CommandParse.Revoke revoke) {
      return "Received. Ending `" + revoke.request() + "` …";
    }
    return "Received. Looking up your requests …";
  }

  static String help(CommandParser parser) {
    return SlackText.escape(parser.help());
  }

  /**
   * What is wrong with the text. The parser quotes the person's words between backticks, so it is
   * asked again about the same words without any of their own.
   */
  static String problem(CommandParser parser, String text) {
    CommandParse again = parser.parse(SlackText.inCode(text));
    return again instanceof CommandParse.Problem problem
        ? SlackText.escape(problem.text())
        : help(parser);
  }
}
