package io.boundary.slack.message;

import java.util.ArrayList;
import java.util.List;

/** Plain words, in as many paragraphs as they need. */
final class TextMessage {

  private static final int PARAGRAPH = 2_000;
  private static final int MOST_PARAGRAPHS = 10;
  private static final int LONGEST_FALLBACK = 1_000;

  private TextMessage() {}

  static Message of(String text) {
    Blocks blocks = new Blocks();
    paragraphs(text).forEach(blocks::plain);
    return blocks.message(Plain.unmarked(text, LONGEST_FALLBACK));
  }

  private static List<String> paragraphs(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length() && parts.size() < MOST_PARAGRAPHS) {
      int to = end(text, from);
      parts.add(text.substring(from, to));
      from = to;
    }
    return parts.isEmpty() ? List.of(text) : parts;
  }

  /**
   * The end of the paragraph that starts there: at a line break if there is one, never in a pair.
   */
  private static int end(String text, int from) {
    int most = from + PARAGRAPH;
    if (most >= text.length()) {
      return text.length();
    }
    int lineBreak = text.lastIndexOf('\n', most);
    if (lineBreak > from) {
      return lineBreak;
    }
    return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
  }
}
