package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A Slack workspace (or Enterprise organization) id, such as {@code T12345678}. */
public record SlackTeamId(String value) {

  private static final Pattern FORM = Pattern.compile("[TE][A-Z0-9]{2,20}");

  public SlackTeamId {
    Checks.matching(FORM, "Slack team id", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<SlackTeamId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SlackTeamId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
