package io.boundary.slack.message;

import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.TextObject;
import io.boundary.model.SlackUserId;
import java.time.Instant;

/** One line of a message's facts: what it is, and its value. */
record Field(String label, TextObject value) {

  /** Half of Slack's limit on a field: nobody reads more at once. */
  private static final int LONGEST = 1_000;

  /** A value that somebody else wrote. */
  static Field plain(String label, String value) {
    return new Field(label, Plain.object(value, LONGEST));
  }

  static Field time(String label, Instant at) {
    return own(label, Words.time(at));
  }

  static Field person(String label, SlackUserId user) {
    return own(label, Words.mention(user));
  }

  /** Who ruled: a person by mention; the policy, or anybody outside Slack, by name. */
  static Field ruler(String label, String by) {
    return SlackUserId.parse(by)
        .map(user -> person(label, user))
        .orElseGet(() -> plain(label, by.equals("policy") ? "The policy" : by));
  }

  /** Markup that Boundary wrote itself, out of values whose form is checked. */
  static Field own(String label, String mrkdwn) {
    return new Field(label, Blocks.mrkdwn(mrkdwn));
  }

  /** The label as a text element. */
  MarkdownTextObject labelText() {
    return Blocks.mrkdwn("*" + label + "*");
  }
}
