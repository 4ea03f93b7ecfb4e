package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A user (or, in an older record, a group) of Identity Center: an Identity Store id. */
public record PrincipalId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public PrincipalId {
    Checks.matching(FORM, "principal id", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<PrincipalId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new PrincipalId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
