package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {

  // Slack's own example ("Verifying requests from Slack").
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String TIMESTAMP = "1531420618";
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
              + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618L);

  @Test
  void verifies_whenTheExampleOfSlacksDocumentation() {
    assertThat(verifies(TIMESTAMP, SIGNATURE, BODY, NOW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void verifies_whenTheClocksDifferByAtMostFiveMinutes(long skew) {
    assertThat(verifies(TIMESTAMP, SIGNATURE, BODY, NOW.plusSeconds(skew))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300_001, 300_001, 86_400_000, -86_400_000})
  void isFalse_whenTheClocksDifferByMore(long skewMillis) {
    assertThat(verifies(TIMESTAMP, SIGNATURE, BODY, NOW.plusMillis(skewMillis))).isFalse();
  }

  @Test
  void isFalse_whenSecretBodyOrTimestampIsAnother() {
    byte[] other = BODY.clone();
    other[0] ^= 1;
    assertThat(verifies(TIMESTAMP, SIGNATURE, other, NOW)).isFalse();
    assertThat(verifies("1531420619", SIGNATURE, BODY, NOW)).isFalse();
    assertThat(
            SlackSignature.verifies(
                SECRET + "x", Optional.of(TIMESTAMP), Optional.of(SIGNATURE), BODY, NOW))
        .isFalse();
  }

  @Test
  void isFalse_whenTheSecretIsEmpty() {
    Optional<SlackSignature> claim =
        SlackSignature.claimed(Optional.of(TIMESTAMP), Optional.of(SIGNATURE), NOW);
    assertThat(claim).isPresent();
    assertThat(claim.orElseThrow().isMadeWith("", BODY)).isFalse();
  }

  @Test
  void isFalse_whenAHeaderIsMissing() {
    assertThat(SlackSignature.verifies(SECRET, Optional.empty(), Optional.of(SIGNATURE), BODY, NOW))
        .isFalse();
    assertThat(SlackSignature.verifies(SECRET, Optional.of(TIMESTAMP), Optional.empty(), BODY, NOW))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "+1531420618", "1531420618.0", "1e9", "١٥٣١٤٢٠٦١٨", "0x1"})
  void isFalse_whenTheTimestampIsNoNumber(String timestamp) {
    assertThat(verifies(timestamp, SIGNATURE, BODY, NOW)).isFalse();
  }

  @Test
  void isFalse_whenTheTimestampHasFourHundredDigits() {
    assertThat(verifies("1".repeat(400), SIGNATURE, BODY, NOW)).isFalse();
  }

  @Test
  void isFalse_whenTheSignatureIsWrittenOtherwise() {
    String upper = "v0=" + SIGNATURE.substring(3).toUpperCase(Locale.ROOT);
    for (String other :
        new String[] {
          "",
          "v0=",
          upper,
          SIGNATURE.substring(3),
          " " + SIGNATURE,
          SIGNATURE + "\n",
          SIGNATURE + "," + SIGNATURE,
          "v1=" + SIGNATURE.substring(3),
          "v0=é" + "a".repeat(63),
          SIGNATURE.substring(0, 66)
        }) {
      assertThat(verifies(TIMESTAMP, other, BODY, NOW)).as(other).isFalse();
    }
  }

  @Property
  void neverThrowsAndNeverVerifies_whateverTheHeaders(
      @ForAll String timestamp, @ForAll String signature, @ForAll byte[] body) {
    assertThat(verifies(timestamp, signature, body, NOW)).isFalse();
  }

  @Property
  void verifiesOwnSignature_andNoneOfAnotherBody(@ForAll byte[] body, @ForAll byte[] other) {
    String signature = SlackSignature.of(SECRET, TIMESTAMP, body);
    assertThat(verifies(TIMESTAMP, signature, body, NOW)).isTrue();
    assertThat(verifies(TIMESTAMP, signature, other, NOW))
        .isEqualTo(java.util.Arrays.equals(body, other));
  }

  private static boolean verifies(String timestamp, String signature, byte[] body, Instant now) {
    return SlackSignature.verifies(
        SECRET, Optional.of(timestamp), Optional.of(signature), body, now);
  }
}
