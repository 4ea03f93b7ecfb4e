package io.boundary.slack.inbound;

/** Text on its way to people in Slack. */
public final class SlackText {

  private SlackText() {}

  /**
   * The text without markup of Slack's control sequences: {@code &}, {@code <} and {@code >} are
   * escaped, so that no mention, link or command is left, and characters that a reader cannot see
   * (controls but line feeds, direction marks, zero-width ones) become {@code ?}.
   */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** A person's text that will stand between backticks: its own backticks cannot end them. */
  public static String inCode(String text) {
    return text.replace('`', '\'');
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '\n' -> safe.append('\n');
      default -> safe.appendCodePoint(isUnseen(c) ? '?' : c);
    }
  }

  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }
}
