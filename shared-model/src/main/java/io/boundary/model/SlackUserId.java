package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A Slack member id, such as {@code U12345678}. */
public record SlackUserId(String value) {

  private static final Pattern FORM = Pattern.compile("[UW][A-Z0-9]{2,20}");

  public SlackUserId {
    Checks.matching(FORM, "Slack user id", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<SlackUserId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SlackUserId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
