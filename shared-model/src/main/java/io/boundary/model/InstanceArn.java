package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The ARN of an Identity Center instance. */
public record InstanceArn(String value) {

  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:sso:::instance/[A-Za-z0-9._-]{1,64}");

  public InstanceArn {
    Checks.matching(FORM, "Identity Center instance ARN", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<InstanceArn> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new InstanceArn(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
