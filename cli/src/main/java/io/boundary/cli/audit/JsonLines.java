package io.boundary.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** JSON objects on lines of their own. */
final class JsonLines {

  /** More than an item of the ledger can hold. */
  private static final int LONGEST = 1 << 20;

  private static final long MILLIS = 1_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonLines() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The object without blanks, in the order in which it was filled. */
  static byte[] bytes(ObjectNode object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as a line. */
  static byte[] line(ObjectNode object) {
    byte[] bytes = bytes(object);
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return line;
  }

  /** The object; empty where the bytes are none. */
  static Optional<JsonNode> parse(byte[] bytes) {
    try {
      return Optional.ofNullable(MAPPER.readTree(bytes)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A time in seconds, exact to the millisecond. */
  static void putTime(ObjectNode object, String name, Instant time) {
    long millis = time.toEpochMilli();
    if (millis % MILLIS == 0) {
      object.put(name, millis / MILLIS);
    } else {
      object.put(name, BigDecimal.valueOf(millis, 3).stripTrailingZeros());
    }
  }

  /** The time, to the millisecond; a number that is none becomes some time or other. */
  static Instant time(JsonNode object, String name) {
    return Instant.ofEpochMilli(Math.round(object.path(name).doubleValue() * MILLIS));
  }

  /**
   * The next line without its line feed; empty at the end. A last line without a line feed is given
   * with one byte more than it can have, and so is no line of anything.
   */
  static Optional<byte[]> next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n' && line.size() < LONGEST) {
      line.write(next);
      next = in.read();
    }
    if (next != '\n') {
      line.write('\n');
    }
    return Optional.of(line.toByteArray());
  }
}
