package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** An AWS account: twelve ASCII digits. */
public record AccountId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{12}");

  public AccountId {
    Checks.matching(FORM, "account id", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<AccountId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AccountId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
