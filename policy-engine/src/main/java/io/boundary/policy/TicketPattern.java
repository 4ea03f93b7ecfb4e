package io.boundary.policy;

import io.boundary.model.TicketId;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The form of a ticket: a regular expression ({@link Pattern}) that the whole ticket must match.
 *
 * <p>A pattern can be such that matching takes longer than anybody lives. So its length is limited,
 * a ticket's is too, and matching may look at {@link #MAX_STEPS} characters; a ticket that is not
 * matched by then does not match.
 */
public final class TicketPattern {

  /** The longest pattern, in characters. */
  public static final int MAX_LENGTH = 256;

  /** How many characters one match may look at, the same ones again and again included. */
  static final int MAX_STEPS = 100_000;

  private final Pattern pattern;

  private TicketPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The pattern, or empty where the text is too long or no regular expression. */
  public static Optional<TicketPattern> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TicketPattern(Pattern.compile(text)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether the whole ticket has this form. */
  public boolean matches(TicketId ticket) {
    return tried(ticket).orElse(false);
  }

  /** Whether matching this ticket takes more steps than it may: it is refused, whatever it is. */
  public boolean givesUpOn(TicketId ticket) {
    return tried(ticket).isEmpty();
  }

  private Optional<Boolean> tried(TicketId ticket) {
    try {
      return Optional.of(pattern.matcher(new Limited(ticket.value())).matches());
    } catch (OutOfSteps e) {
      return Optional.empty();
    }
  }

  /** The expression as it was written. */
  public String text() {
    return pattern.pattern();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TicketPattern that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  /** A text that may be looked at so often and not more. */
  private static final class Limited implements CharSequence {
    private final String text;
    private int steps;

    Limited(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw new OutOfSteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Matching took too long. */
  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSteps() {
      super("matching took too many steps", null, false, false);
    }
  }
}
