package io.boundary.model;

import java.util.regex.Pattern;

/**
 * Checks that values make when they are built. A failure here is our bug: input is parsed first.
 */
final class Checks {

  private static final int MAX_SHOWN = 80;

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

  /**
   * At most 80 characters of a value, safe in a message between backticks and in a log: what cannot
   * be seen, or would end the backticks, is replaced.
   */
  static String shown(String value) {
    StringBuilder safe = new StringBuilder();
    value.codePoints().limit(MAX_SHOWN).map(Checks::visible).forEach(safe::appendCodePoint);
    return value.codePointCount(0, value.length()) > MAX_SHOWN ? safe + "…" : safe.toString();
  }

  private static int visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '?';
      default -> c == '`' ? '\'' : c;
    };
  }
}
