package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.fuzz.FuzzTarget;
import io.boundary.model.fuzz.TextMutation;
import io.boundary.model.fuzz.TextTarget;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two headers and a body, a line each, worked on by somebody without the secret. They verify
 * exactly where an HMAC that is computed apart from the product says so.
 */
final class SignatureForgery implements FuzzTarget<String> {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final long NOW = 1_790_000_000L;

  private final TextTarget text =
      new TextTarget(
          "signature",
          List.of(signed(NOW, "a=b"), signed(NOW - 300, ""), signed(NOW + 301, "text=x")),
          List.of(
              "v0=", "v1=", "V0=", "0", "1790000000", "1790000300", "1790000301", "-", " ", "\n"),
          SignatureForgery::judged);

  @Override
  public String name() {
    return text.name();
  }

  @Override
  public List<String> examples() {
    return text.examples();
  }

  /** Every eighth is signed rightly at some time near or far, so that both answers are tried. */
  @Override
  public String next(List<String> corpus, SplittableRandom random) {
    String forged = text.next(corpus, random);
    return random.nextInt(8) == 0 ? signed(NOW + random.nextInt(-600, 600), forged) : forged;
  }

  @Override
  public String outcome(String input) {
    return text.outcome(input);
  }

  @Override
  public List<String> simpler(String input) {
    return text.simpler(input);
  }

  @Override
  public String show(String input) {
    return text.show(input);
  }

  private static String signed(long at, String body) {
    return at + "\n" + hmac(Long.toString(at), TextMutation.bytes(body)) + "\n" + body;
  }

  private static String judged(String input) {
    String[] lines = input.split("\n", 3);
    if (lines.length < 3) {
      return "no three lines";
    }
    byte[] body = TextMutation.bytes(lines[2]);
    boolean verifies =
        SlackSignature.verifies(
            SECRET, Optional.of(lines[0]), Optional.of(lines[1]), body, Instant.ofEpochSecond(NOW));
    boolean timely =
        lines[0].matches("[0-9]{1,12}") && Math.abs(Long.parseLong(lines[0]) - NOW) <= 300;
    assertThat(verifies).isEqualTo(timely && lines[1].equals(hmac(lines[0], body)));
    assertThat(
            SlackSignature.verifies(
                "", Optional.of(lines[0]), Optional.of(lines[1]), body, Instant.ofEpochSecond(NOW)))
        .isFalse();
    return verifies + " " + timely;
  }

  private static String hmac(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
