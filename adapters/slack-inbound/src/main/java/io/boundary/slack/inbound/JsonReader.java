package io.boundary.slack.inbound;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strict reader of JSON (RFC 8259) with limits: no trailing text, no duplicate names, no half
 * surrogate pairs, bounded length and depth. A text that it does not accept is empty, never an
 * exception.
 */
public final class JsonReader {

  /** How many arrays and objects may stand inside each other. */
  public static final int MAX_DEPTH = 64;

  private static final int MAX_NUMBER_LENGTH = 64;

  /** Beyond it, a few chars are a number that takes all memory once it is written out. */
  private static final int MAX_SCALE = 400;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The value that the text is, or empty where it is none or has more than that many chars. */
  public static Optional<Json> read(String text, int maxLength) {
    if (text.length() > maxLength) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JsonReader(text).document());
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** The object that the text is, or empty where it is anything else. */
  public static Optional<Json.Obj> readObject(String text, int maxLength) {
    return read(text, maxLength).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  private Json document() throws Refused {
    Json value = value(0);
    skipBlanks();
    if (at != text.length()) {
      throw new Refused();
    }
    return value;
  }

  private Json value(int depth) throws Refused {
    if (depth > MAX_DEPTH) {
      throw new Refused();
    }
    skipBlanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Str(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json object(int depth) throws Refused {
    expect('{');
    Map<String, Json> fields = new LinkedHashMap<>();
    skipBlanks();
    if (taken('}')) {
      return new Json.Obj(fields);
    }
    do {
      skipBlanks();
      String name = string();
      skipBlanks();
      expect(':');
      if (fields.put(name, value(depth + 1)) != null) {
        throw new Refused();
      }
      skipBlanks();
    } while (taken(','));
    expect('}');
    return new Json.Obj(fields);
  }

  private Json array(int depth) throws Refused {
    expect('[');
    List<Json> items = new ArrayList<>();
    skipBlanks();
    if (taken(']')) {
      return new Json.Arr(items);
    }
    do {
      items.add(value(depth + 1));
      skipBlanks();
    } while (taken(','));
    expect(']');
    return new Json.Arr(items);
  }

  private String string() throws Refused {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return wellFormed(value);
      }
      if (c < ' ') {
        throw new Refused();
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws Refused {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
      default -> throw new Refused();
    };
  }

  private int hex() throws Refused {
    char c = next();
    // Character.digit also takes digits of other scripts.
    int digit = c < 128 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw new Refused();
    }
    return digit;
  }

  private static String wellFormed(StringBuilder value) throws Refused {
    // Half of a surrogate pair is the only char that remains a code point in this range.
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new Refused();
    }
    return value.toString();
  }

  private Json number() throws Refused {
    int start = at;
    taken('-');
    if (!taken('0')) {
      digits();
    }
    if (taken('.')) {
      digits();
    }
    if (taken('e') || taken('E')) {
      if (!taken('+')) {
        taken('-');
      }
      digits();
    }
    if (at - start > MAX_NUMBER_LENGTH) {
      throw new Refused();
    }
    return new Json.Num(bounded(text.substring(start, at)));
  }

  private static BigDecimal bounded(String digits) throws Refused {
    BigDecimal value;
    try {
      value = new BigDecimal(digits);
    } catch (NumberFormatException e) {
      // Well-formed, but with an exponent beyond what a BigDecimal holds.
      throw new Refused();
    }
    if (value.scale() > MAX_SCALE || value.scale() < -MAX_SCALE) {
      throw new Refused();
    }
    return value;
  }

  private void digits() throws Refused {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw new Refused();
    }
  }

  private Json word(String word, Json value) throws Refused {
    if (!text.startsWith(word, at)) {
      throw new Refused();
    }
    at += word.length();
    return value;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws Refused {
    if (at >= text.length()) {
      throw new Refused();
    }
    return text.charAt(at);
  }

  private char next() throws Refused {
    char c = peek();
    at++;
    return c;
  }

  private boolean taken(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(char wanted) throws Refused {
    if (!taken(wanted)) {
      throw new Refused();
    }
  }

  /** The way out of the recursion; it never leaves this class, so it needs no trace. */
  private static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    Refused() {
      super(null, null, false, false);
    }
  }
}
