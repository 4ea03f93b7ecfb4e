package io.boundary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A ticket that a request names: 1 to 128 printable characters without blanks. */
public record TicketId(String value) {

  /** The longest, in characters. */
  public static final int MAX_LENGTH = 128;

  private static final Pattern FORM =
      Pattern.compile("[^\\p{Cntrl}\\p{C}\\p{Z}]{1," + MAX_LENGTH + "}");

  public TicketId {
    Checks.matching(FORM, "ticket id", value);
  }

  /** The value, or empty where the text is not one. */
  public static Optional<TicketId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new TicketId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
