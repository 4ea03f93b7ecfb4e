package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A group of Identity Center: an Identity Store id. */
public record GroupId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public GroupId {
    Checks.matching(FORM, "group id", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<GroupId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new GroupId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
