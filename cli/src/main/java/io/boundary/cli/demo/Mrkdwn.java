package io.boundary.cli.demo;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Slack's markup, as far as the story meets it, as a person in Slack sees it.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting text</a>
 */
final class Mrkdwn {

  private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)>");

  private Mrkdwn() {}

  /**
   * Names for mentions, characters for their escapes, plain characters for the look-alikes that
   * keep a fallback text from being read as markup.
   */
  static String shown(String text, UnaryOperator<String> nameOfUser) {
    return MENTION
        .matcher(text)
        .replaceAll(match -> "@" + nameOfUser.apply(match.group(1)))
        .replace("```", "\n")
        .replace('∶', ':')
        .replace('ˍ', '_')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
