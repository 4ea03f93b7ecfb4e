package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The ARN of a permission set. */
public record PermissionSetArn(String value) {

  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:sso:::permissionSet/[A-Za-z0-9/_-]{1,200}");

  public PermissionSetArn {
    Checks.matching(FORM, "permission set ARN", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<PermissionSetArn> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new PermissionSetArn(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
