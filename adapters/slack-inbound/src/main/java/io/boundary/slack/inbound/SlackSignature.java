package io.boundary.slack.inbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature that a delivery from Slack claims: well-formed and timely, not yet verified.
 *
 * <p>Slack signs {@code v0:{timestamp}:} and the raw bytes of the body with HMAC-SHA256 and sends
 * {@code v0=} and the lower-case hex digits (source: Slack, "Verifying requests from Slack").
 */
public final class SlackSignature {

  /** The header with the time of signing, in epoch seconds. */
  public static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";

  /** The header with the signature. */
  public static final String SIGNATURE_HEADER = "X-Slack-Signature";

  /** How far the time of signing may be from now, either way. */
  public static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  // Short enough for a long; a longer run of digits is a time that nobody lives in.
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");

  private final String timestamp;
  private final String signature;

  private SlackSignature(String timestamp, String signature) {
    this.timestamp = timestamp;
    this.signature = signature;
  }

  /**
   * What the two headers claim, or empty where one is missing, has another form, or lies more than
   * {@link #MAX_SKEW} from now. Needs no secret, so that junk costs nothing.
   */
  public static Optional<SlackSignature> claimed(
      Optional<String> timestamp, Optional<String> signature, Instant now) {
    if (timestamp.isEmpty()
        || signature.isEmpty()
        || !TIMESTAMP.matcher(timestamp.get()).matches()
        || !SIGNATURE.matcher(signature.get()).matches()) {
      return Optional.empty();
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
    boolean timely = Duration.between(signedAt, now).abs().compareTo(MAX_SKEW) <= 0;
    return timely
        ? Optional.of(new SlackSignature(timestamp.get(), signature.get()))
        : Optional.empty();
  }

  /** Whether the headers and the body verify with the secret, now. Any values; never throws. */
  public static boolean verifies(
      String secret,
      Optional<String> timestamp,
      Optional<String> signature,
      byte[] body,
      Instant now) {
    return claimed(timestamp, signature, now)
        .map(claim -> claim.isMadeWith(secret, body))
        .orElse(false);
  }

  /**
   * Whether this secret and this body give this signature, compared in constant time. An empty
   * secret verifies nothing.
   */
  public boolean isMadeWith(String secret, byte[] body) {
    if (secret.isEmpty()) {
      return false;
    }
    byte[] expected = of(secret, timestamp, body).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
  }

  /** The header's value, {@code v0=…}: the same for a replayed delivery. */
  public String value() {
    return signature;
  }

  /**
   * The signature of a body, as Slack makes it.
   *
   * @throws IllegalArgumentException where the secret is empty
   */
  public static String of(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
