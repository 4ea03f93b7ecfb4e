package io.boundary.model;

import java.util.regex.Pattern;

/**
 * Checks that values make when they are built. A failure here is our bug: input is parsed first.
 */
final class Checks {

  private Checks() {}

  static String matching(Pattern pattern, String what, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(what + " has the wrong form: `" + shown(value) + "`");
    }
    return value;
  }

  static String bounded(int min, int max, String what, String value) {
    if (value.length() < min || value.length() > max) {
      throw new IllegalArgumentException(
          what + " must have " + min + " to " + max + " characters, not " + value.length());
    }
    return value;
  }

  /** At most 80 characters of a value, control characters replaced: safe in a message or a log. */
  static String shown(String value) {
    String cut = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    StringBuilder safe = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return safe.toString();
  }
}
