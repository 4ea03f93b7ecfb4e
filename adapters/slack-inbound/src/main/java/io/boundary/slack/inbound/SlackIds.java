package io.boundary.slack.inbound;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids that only the way in and the way out of Slack know. */
final class SlackIds {

  private static final Pattern CHANNEL = Pattern.compile("[A-Z][A-Z0-9]{2,20}");
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}\\.[0-9]{1,9}");

  private SlackIds() {}

  /** A conversation's id, such as {@code C12345678}; empty where the text is not one. */
  static Optional<String> channel(Optional<String> text) {
    return text.filter(value -> CHANNEL.matcher(value).matches());
  }

  /** A message's timestamp, such as {@code 1790000000.000100}; empty where the text is not one. */
  static Optional<String> timestamp(Optional<String> text) {
    return text.filter(value -> TIMESTAMP.matcher(value).matches());
  }
}
