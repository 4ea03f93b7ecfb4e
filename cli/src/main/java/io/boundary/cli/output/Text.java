package io.boundary.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text as a screen can show it. Whatever a value holds, it cannot move the cursor or recolour. */
public final class Text {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Control characters, and the invisible ones that turn the direction of writing. */
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

  private Text() {}

  /** The text on one line, without what a terminal would obey. */
  public static String oneLine(String text) {
    return UNSHOWABLE.matcher(text).replaceAll(" ").stripTrailing();
  }

  /** Breaks a text at its blanks; a word that is too long for a line has one of its own. */
  public static List<String> wrapped(String first, String next, String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean fresh = true;
    for (String word : BLANKS.split(text.strip(), -1)) {
      if (!fresh && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line = new StringBuilder(next);
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    lines.add(line.toString());
    return lines;
  }

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text in at most that many columns. */
  static String cut(String text, int width, String ellipsis) {
    if (width(text) <= width) {
      return text;
    }
    int kept = Math.max(0, width - width(ellipsis));
    return text.substring(0, text.offsetByCodePoints(0, kept)) + ellipsis;
  }
}
