package io.boundary.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The secrets of this run. */
record Secrets(String signingSecret, String botToken, String auditTokenKey) {

  /** New ones, in the form that Slack gives to them. */
  static Secrets fresh(SecureRandom random) {
    return new Secrets(
        hex(random, 16), "xoxb-" + hex(random, 6) + "-" + hex(random, 16), hex(random, 32));
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }

  @Override
  public String toString() {
    return "Secrets[]"; // they are
  }
}
