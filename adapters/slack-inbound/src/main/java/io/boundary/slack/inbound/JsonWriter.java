package io.boundary.slack.inbound;

import java.util.Map;

/**
 * Writes JSON in ASCII: everything else is escaped, so that no queue, log or proxy on the way can
 * refuse or change a character (SQS refuses some that JSON allows).
 */
public final class JsonWriter {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  /** The value as text, without blanks. */
  public static String write(Json value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(Json value) {
    if (value instanceof Json.Obj object) {
      object(object);
    } else if (value instanceof Json.Arr array) {
      array(array);
    } else if (value instanceof Json.Str string) {
      string(string.value());
    } else if (value instanceof Json.Num number) {
      out.append(number.value());
    } else if (value instanceof Json.Bool bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private void object(Json.Obj object) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Json> field : object.fields().entrySet()) {
      out.append(separator);
      string(field.getKey());
      out.append(':');
      value(field.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void array(Json.Arr array) {
    out.append('[');
    String separator = "";
    for (Json item : array.items()) {
      out.append(separator);
      value(item);
      separator = ",";
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    text.codePoints().forEach(this::codePoint);
    out.append('"');
  }

  private void codePoint(int c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append((char) c);
    } else if (c >= ' ' && c <= '~') {
      out.append((char) c);
    } else if (Character.isSupplementaryCodePoint(c)) {
      escape(Character.highSurrogate(c));
      escape(Character.lowSurrogate(c));
    } else {
      // Half of a surrogate pair is no character, and readers differ on what to make of it.
      boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      escape(half ? '\ufffd' : (char) c);
    }
  }

  private void escape(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 0xf));
    }
  }
}
