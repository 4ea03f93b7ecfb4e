package io.boundary.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex, and the canonical form that digests are taken over. */
public final class Digest {

  private Digest() {}

  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  public static String sha256Hex(byte[] bytes) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** SHA-256 of the text's UTF-8 bytes. */
  public static String sha256Hex(String text) {
    return sha256Hex(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Fields in a form that no two different lists share: each as its length in UTF-8 bytes, a colon,
   * the text and a line feed.
   */
  public static String canonical(Iterable<String> fields) {
    StringBuilder form = new StringBuilder();
    for (String field : fields) {
      form.append(field.getBytes(StandardCharsets.UTF_8).length)
          .append(':')
          .append(field)
          .append('\n');
    }
    return form.toString();
  }
}
