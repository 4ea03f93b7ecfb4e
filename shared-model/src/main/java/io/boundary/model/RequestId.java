package io.boundary.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a request: made once, where the request enters, and the same through every retry.
 *
 * <p>From Slack it is {@code req-} and 16 hex digits, from the command line {@code req-cli-} and
 * 12; any of {@code ^req-(cli-)?[0-9a-f]{6,32}$} is accepted.
 */
public record RequestId(String value) {

  private static final Pattern FORM = Pattern.compile("req-(cli-)?[0-9a-f]{6,32}");

  public RequestId {
    Checks.matching(FORM, "request id", value);
  }

  /** The id, or empty where the text is not one. */
  public static Optional<RequestId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
  }

  /**
   * The id of a delivery from Slack, derived from the delivery's signature: a replayed delivery is
   * the same request.
   */
  public static RequestId ofDelivery(String signature) {
    byte[] bytes = ("boundary-request:" + signature).getBytes(StandardCharsets.UTF_8);
    return new RequestId("req-" + Digest.sha256Hex(bytes).substring(0, 16));
  }

  /** Whether it was asked for on the command line. */
  public boolean isFromCommandLine() {
    return value.startsWith("req-cli-");
  }

  /** The id of a request from the command line; {@code random} are at least 6 random bytes. */
  public static RequestId ofCommandLine(byte[] random) {
    return new RequestId("req-cli-" + Digest.hex(random).substring(0, 12));
  }

  @Override
  public String toString() {
    return value;
  }
}
