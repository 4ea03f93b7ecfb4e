package io.boundary.model.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes to a text, as an attacker or a broken sender would make them. */
public final class TextMutation {

  private static final int MAX_LENGTH = 6_000;
  private static final int MAX_SHOWN = 2_000;

  /** What has broken parsers of any language. */
  private static final List<String> NASTY =
      List.of(
          "\u0000",
          "\r\n",
          "\t",
          " ",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\u202e",
          "\u200b",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "\uffff",
          "\uff11",
          "\u0130",
          "\u00df",
          "\u017f",
          "\u212a",
          "%00",
          "%",
          "%ff",
          "%c0%af",
          "+",
          "&",
          "=",
          "\"",
          "'",
          "`",
          "\\",
          "\\u0000",
          "\\ud800",
          "/",
          "..",
          "//",
          "@",
          "#",
          "?",
          ";",
          ",",
          ":",
          ": ",
          "- ",
          "\n",
          "{",
          "}",
          "[",
          "]",
          "<",
          ">",
          "|",
          "*",
          "!",
          "~",
          "-",
          "-1",
          "0",
          "00",
          "1e999",
          "1E-999",
          "1e99999999",
          "NaN",
          "Infinity",
          "0x10",
          "2147483647",
          "2147483648",
          "9223372036854775808",
          "99999999999999999999999999999999",
          "null",
          "true",
          "false",
          "<!channel>",
          "=1+1",
          "${jndi:ldap://127.0.0.1/a}",
          "${HOME}");

  private final List<String> corpus;
  private final List<String> words;
  private final SplittableRandom random;

  TextMutation(List<String> corpus, List<String> words, SplittableRandom random) {
    this.corpus = corpus;
    this.words = words;
    this.random = random;
  }

  /** One of the corpus with one to eight changes. */
  String text() {
    String text = pick(corpus);
    int changes = 1 + Math.min(7, Long.numberOfTrailingZeros(random.nextLong()));
    for (int i = 0; i < changes; i++) {
      text = changed(text);
      text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }
    return random.nextInt(20_000) == 0 ? text.repeat(1 + 80_000 / (text.length() + 1)) : text;
  }

  private String changed(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(1 + span()));
    String head = text.substring(0, from);
    String chunk = text.substring(from, to);
    String tail = text.substring(to);
    return switch (random.nextInt(14)) {
      case 0 -> head + tail;
      case 1, 2 -> head + pick(words) + chunk + tail;
      case 3, 4 -> head + pick(words) + tail;
      case 5 -> head + pick(NASTY) + chunk + tail;
      case 6 -> head + pick(NASTY) + tail;
      case 7 -> head + flipped(chunk) + tail;
      case 8 -> head + (char) random.nextInt(1 << (1 + random.nextInt(16))) + tail;
      case 9 -> random.nextInt(4) == 0 ? head : head + chunk;
      case 10 -> head + chunk.repeat(2 + random.nextInt(random.nextInt(8) == 0 ? 300 : 4)) + tail;
      case 11 -> head + slice(pick(corpus)) + tail;
      case 12 -> head + nested(chunk) + tail;
      default -> tail + chunk + head;
    };
  }

  private int span() {
    return random.nextInt(4) == 0 ? 200 : 8;
  }

  private String flipped(String chunk) {
    if (chunk.isEmpty()) {
      return chunk;
    }
    int at = random.nextInt(chunk.length());
    char flipped = (char) (chunk.charAt(at) ^ 1 << random.nextInt(8));
    return chunk.substring(0, at) + flipped + chunk.substring(at + 1);
  }

  private String slice(String other) {
    int from = random.nextInt(other.length() + 1);
    return other.substring(from, from + random.nextInt(other.length() - from + 1));
  }

  private String nested(String chunk) {
    int depth = random.nextInt(random.nextInt(8) == 0 ? 2_000 : 80);
    return switch (random.nextInt(3)) {
      case 0 -> "[".repeat(depth) + chunk + "]".repeat(depth);
      case 1 -> "{\"a\":".repeat(depth) + chunk + "}".repeat(depth);
      default -> "(".repeat(depth) + chunk;
    };
  }

  private String pick(List<String> from) {
    return from.isEmpty() ? "" : from.get(random.nextInt(from.size()));
  }

  /** The text with pieces left out, large pieces first. */
  static List<String> simpler(String text) {
    List<String> simpler = new ArrayList<>();
    for (int size = text.length(); size >= 1; size /= 2) {
      for (int from = 0; from < text.length() && simpler.size() < 4_000; from += size) {
        int to = Math.min(text.length(), from + size);
        simpler.add(text.substring(0, from) + text.substring(to));
      }
    }
    return simpler;
  }

  /** The text as a Java string literal in ASCII, shortened where it is very long. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) : text;
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        quoted.append(c);
      } else {
        quoted.append(String.format("\\u%04x", (int) c));
      }
    }
    return quoted + (shown.length() < text.length() ? "\" and on to " + text.length() : "\"");
  }

  /** The bytes that a text stands for: chars below 256 as they are, others as UTF-8. */
  public static byte[] bytes(String text) {
    return text.chars().allMatch(c -> c < 256)
        ? text.getBytes(StandardCharsets.ISO_8859_1)
        : text.getBytes(StandardCharsets.UTF_8);
  }
}
