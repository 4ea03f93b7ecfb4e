package io.boundary.sandbox.gateway;

import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies AWS Signature Version 4 in the {@code Authorization} header. Source: AWS, "Create a
 * signed AWS API request".
 */
public final class SigV4Verifier {

  /** How far the signing time may be off, either way. */
  public static final Duration SKEW = Duration.ofMinutes(5);

  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([A-Z0-9]{16,128})/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request,"
              + "\\s*SignedHeaders=([a-z0-9;_-]+),\\s*Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  private final AccessKeys keys;
  private final String service;
  private final String region;
  private final Clock clock;

  /**
   * Verifies for one service in one region.
   *
   * @param clock real time
   */
  public SigV4Verifier(AccessKeys keys, String service, String region, Clock clock) {
    this.keys = keys;
    this.service = service;
    this.region = region;
    this.clock = clock;
  }

  /** Whose request it is; empty where the signature is missing, wrong, old or by nobody known. */
  public Optional<AccessKeys.AccessKey> verify(HttpCall call) {
    Matcher parts = HEADER.matcher(call.header("authorization").orElse(""));
    String amzDate = call.header("x-amz-date").orElse("");
    if (!parts.matches() || !fresh(amzDate) || !amzDate.startsWith(parts.group(2))) {
      return Optional.empty();
    }
    List<String> signed = Arrays.asList(parts.group(5).split(";", -1));
    boolean scope = parts.group(3).equals(region) && parts.group(4).equals(service);
    if (!scope || !signed.contains("host") || !signed.contains("x-amz-date")) {
      return Optional.empty();
    }
    Optional<String> bodyHash = bodyHash(call);
    if (bodyHash.isEmpty()) {
      return Optional.empty();
    }
    String canonical = CanonicalRequest.of(call, signed, bodyHash.get());
    String credentialScope = parts.group(2) + "/" + region + "/" + service + "/aws4_request";
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            amzDate,
            credentialScope,
            Hashes.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    return keys.find(parts.group(1))
        .filter(key -> matches(key.secret(), parts.group(2), toSign, parts.group(6)));
  }

  private boolean fresh(String amzDate) {
    try {
      Instant signedAt = LocalDateTime.parse(amzDate, AMZ_DATE).toInstant(ZoneOffset.UTC);
      return Duration.between(signedAt, clock.instant()).abs().compareTo(SKEW) <= 0;
    } catch (DateTimeParseException malformed) {
      return false;
    }
  }

  /** The hash of the body; empty where the request names another one. */
  private static Optional<String> bodyHash(HttpCall call) {
    String actual = Hashes.sha256(call.body());
    String named = call.header("x-amz-content-sha256").orElse(actual);
    return named.equals(actual) ? Optional.of(actual) : Optional.empty();
  }

  private boolean matches(String secret, String date, String toSign, String signature) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(date, region, service, "aws4_request")) {
      key = Hashes.hmac(key, part);
    }
    byte[] expected = Hashes.hex(Hashes.hmac(key, toSign)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
  }
}
