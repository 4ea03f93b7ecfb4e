package io.boundary.slack.inbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8, strictly. */
public final class Utf8 {

  private Utf8() {}

  /** The text that the bytes are, or empty where they are not UTF-8. */
  public static Optional<String> decode(byte[] bytes) {
    try {
      // A fresh decoder reports malformed bytes; new String(bytes, UTF_8) would replace them.
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
