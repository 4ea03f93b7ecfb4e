package io.boundary.slack.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body, decoded strictly. A body with a
 * broken percent escape, bytes that are not UTF-8, a name given twice (which of the two counts
 * would be a guess) or more than {@link #MAX_FIELDS} fields is refused.
 */
public final class FormBody {

  /** More fields than Slack sends, by far. */
  public static final int MAX_FIELDS = 100;

  private final Map<String, String> fields;

  private FormBody(Map<String, String> fields) {
    this.fields = fields;
  }

  /** The body's fields, or empty where it is refused. */
  public static Optional<FormBody> parse(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    // ISO 8859-1 maps each byte to one char, so that nothing is lost before the escapes are read.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      if (end > start && !add(fields, text.substring(start, end))) {
        return Optional.empty();
      }
      start = end + 1;
    }
    return Optional.of(new FormBody(fields));
  }

  /** The field's value, or empty where there is no such field. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private static boolean add(Map<String, String> fields, String pair) {
    int equals = pair.indexOf('=');
    Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
    Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
    return name.isPresent()
        && value.isPresent()
        && fields.putIfAbsent(name.get(), value.get()) == null
        && fields.size() <= MAX_FIELDS;
  }

  private static Optional<String> decoded(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c != '%') {
        bytes.write(c == '+' ? ' ' : c);
        continue;
      }
      int value = i + 2 <= raw.length() ? escape(raw.charAt(i), raw.charAt(i + 1)) : -1;
      if (value < 0) {
        return Optional.empty();
      }
      bytes.write(value);
      i += 2;
    }
    return Utf8.decode(bytes.toByteArray());
  }

  private static int escape(char high, char low) {
    int value = Character.digit(high, 16) * 16 + Character.digit(low, 16);
    return Character.digit(high, 16) < 0 || Character.digit(low, 16) < 0 ? -1 : value;
  }
}
