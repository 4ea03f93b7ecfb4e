package io.boundary.reading.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query string's parameters. Of one given twice nothing is taken, since which of two would count
 * must not be a guess.
 *
 * @param problems what is wrong with it, in words for whoever sent it, without repeating it
 */
public record QueryParameters(Map<String, String> values, List<String> problems) {

  private static final int MAX_LENGTH = 8192;

  public QueryParameters {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /** Reads the raw query string; a plus sign is a blank, as forms send it. */
  public static QueryParameters parse(String raw) {
    if (raw.length() > MAX_LENGTH) {
      return new QueryParameters(Map.of(), List.of("the query is too long"));
    }
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> problems = new LinkedHashSet<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        problems.add("the query is not well encoded");
      } else if (!pair.isEmpty() && values.put(name.get(), value.get()) != null) {
        problems.add("a parameter is given twice");
      }
    }
    return new QueryParameters(problems.isEmpty() ? values : Map.of(), new ArrayList<>(problems));
  }

  /** The same without the parameters that a form left blank. */
  public QueryParameters withoutBlanks() {
    Map<String, String> filled = new LinkedHashMap<>(values);
    filled.values().removeIf(String::isBlank);
    return new QueryParameters(filled, problems);
  }

  /** Percent-decoded; empty where it is not encoded text. */
  private static Optional<String> decoded(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
        int low = i + 2 < text.length() ? hex(text.charAt(i + 2)) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes.put((byte) (high * 16 + low));
        i += 2;
      } else {
        bytes.put((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  /** ASCII digits alone: other scripts' digits are no hex. */
  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
