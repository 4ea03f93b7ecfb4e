package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a permission set, as Identity Center allows it (1 to 32 of letters, digits and {@code
 * +=,.@_-}).
 */
public record PermissionSetName(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,32}");

  public PermissionSetName {
    Checks.matching(FORM, "permission set name", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<PermissionSetName> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new PermissionSetName(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
