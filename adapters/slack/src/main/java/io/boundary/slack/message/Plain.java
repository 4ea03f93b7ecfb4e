package io.boundary.slack.message;

import com.slack.api.model.block.composition.PlainTextObject;

/**
 * Text that somebody else wrote, made harmless: {@code &}, {@code <} and {@code >} escaped, control
 * characters and those that reverse the reading direction taken out, cut to Slack's limits without
 * splitting a character or an escape. Shown as {@code plain_text}, it can be no markup, mention or
 * link.
 */
final class Plain {

  private static final String NOTHING = "–";
  private static final String CUT = "…";

  private Plain() {}

  /** A text element of at most {@code limit} characters, escapes counted. */
  static PlainTextObject object(String text, int limit) {
    return PlainTextObject.builder().text(lines(text, limit)).emoji(false).build();
  }

  /** Escaped, line breaks kept. */
  static String lines(String text, int limit) {
    return escaped(text, limit, false);
  }

  /**
   * Escaped, in one line, and with what quotes, strikes or links in {@code mrkdwn} replaced by what
   * looks alike: for the fallback, which has no plain form (it is sent with markup switched off,
   * but not everything that shows notifications knows that). Underscores and colons stay, since
   * names and sentences hold them.
   */
  static String unmarked(String text, int limit) {
    return escaped(text, limit, true);
  }

  private static String escaped(String text, int limit, boolean unmarked) {
    StringBuilder safe = new StringBuilder();
    String readable = unmarked ? text.strip().replace("://", "∶//") : text.strip();
    int[] codePoints = readable.codePoints().toArray();
    for (int c : codePoints) {
      String piece = unmarked ? look(c) : piece(c);
      if (safe.length() + piece.length() > limit - CUT.length()) {
        return safe.append(CUT).toString();
      }
      safe.append(piece);
    }
    return safe.toString().isBlank() ? NOTHING : safe.toString();
  }

  private static String look(int c) {
    return switch (c) {
      case '*' -> "∗";
      case '~' -> "∼";
      case '`' -> "ˋ";
      case '\n' -> " ";
      default -> piece(c);
    };
  }

  private static String piece(int c) {
    if (c == '\n') {
      return "\n";
    }
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> isUnfit(c) ? " " : Character.toString(c);
    };
  }

  private static boolean isUnfit(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || turnsReadingDirection(c);
  }

  /** The characters that Unicode names Bidi_Control: they can make a text read as another one. */
  private static boolean turnsReadingDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
