package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only Slack's signed bytes get past the door. */
class SignatureTest {

  private static final String ROTATED = "0000000000000000000000000000rota";

  private final WebhookRig rig = new WebhookRig();
  private final WebhookHandler handler = rig.handler();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "١٧٩٠٠٠٠٠٠٠", "1790000000.0", " 1790000000", "x"})
  void refuses_whenTheTimestampIsMalformed_withoutAnyCall(String timestamp) {
    refusedWithoutAnyCall(event().header("X-Slack-Request-Timestamp", timestamp));
  }

  @Test
  void refuses_whenTheTimestampHasFourHundredDigits_withoutAnyCall() {
    refusedWithoutAnyCall(event().header("X-Slack-Request-Timestamp", "1".repeat(400)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v0=",
        "v0=é",
        "v1=a2114d57",
        "junk",
        "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503"
      })
  void refuses_whenTheSignatureIsMalformed_withoutAnyCall(String signature) {
    refusedWithoutAnyCall(event().header("X-Slack-Signature", signature));
  }

  @Test
  void refuses_whenAHeaderIsMissingOrAmbiguous_withoutAnyCall() {
    refusedWithoutAnyCall(event().without("X-Slack-Signature"));
    refusedWithoutAnyCall(event().without("X-Slack-Request-Timestamp"));
    refusedWithoutAnyCall(event().header("x-slack-request-timestamp", "1790000000"));
  }

  @Test
  void refuses_whenTheBodyIsNotTheBase64ItIsSaidToBe_withoutAnyCall() {
    refusedWithoutAnyCall(event().base64("***"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void refuses_whenTheClocksDifferByMoreThanFiveMinutes_withoutAnyCall(long seconds) {
    WebhookRig.Event event = event();
    rig.clock.move(Duration.ofSeconds(seconds));
    refusedWithoutAnyCall(event);
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 299})
  void accepts_whenTheClocksDifferByLess(long seconds) {
    WebhookRig.Event event = event();
    rig.clock.move(Duration.ofSeconds(seconds));
    assertThat(WebhookRig.answer(handler, event).status()).isEqualTo(200);
  }

  @Test
  void refuses_whenTheSignatureIsOfAnotherBodyOrSecret_beforeReadingTheBody() {
    WebhookRig.Event forged = rig.signed("%%% not even a form", "guessed");
    WebhookRig.Answer answer = WebhookRig.answer(handler, forged);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.error()).isEqualTo("the signature does not verify");
    // The first reading, and the one that is allowed in case of a rotation.
    assertThat(rig.outside.ssmCalls).hasValue(2);
    WebhookRig.answer(handler, forged);
    WebhookRig.answer(handler, forged);
    assertThat(rig.outside.ssmCalls).hasValue(2);
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  @Test
  void accepts_whenTheSecretWasRotated_atOnce() {
    assertThat(WebhookRig.answer(handler, event()).status()).isEqualTo(200);
    rig.outside.parameters.put(WebhookRig.SECRET_NAME, ROTATED);
    WebhookRig.Event rotated = rig.signed(rig.command("help"), ROTATED);
    assertThat(WebhookRig.answer(handler, rotated).status()).isEqualTo(200);
    assertThat(WebhookRig.answer(handler, event()).status()).isEqualTo(401);
  }

  @Test
  void acceptsARotation_whenAForgeryUsedUpTheMinute_afterIt() {
    assertThat(WebhookRig.answer(handler, event()).status()).isEqualTo(200);
    WebhookRig.answer(handler, rig.signed(rig.command("help"), "guessed"));
    rig.outside.parameters.put(WebhookRig.SECRET_NAME, ROTATED);
    assertThat(WebhookRig.answer(handler, rig.signed(rig.command("help"), ROTATED)).status())
        .isEqualTo(401);
    rig.clock.move(Duration.ofSeconds(61));
    assertThat(WebhookRig.answer(handler, rig.signed(rig.command("help"), ROTATED)).status())
        .isEqualTo(200);
  }

  @Test
  void refuses_whenTheSecretCannotBeRead_sayingNothing() {
    rig.outside.parameters.clear();
    WebhookRig.Answer answer = WebhookRig.answer(handler, event());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.error()).isEqualTo("not ready, please try again");
    assertThat(rig.log()).contains("ssm GetParameter: ParameterNotFound (HTTP 400)");
  }

  private WebhookRig.Event event() {
    return rig.signed(rig.command("help"));
  }

  private void refusedWithoutAnyCall(WebhookRig.Event event) {
    WebhookRig.Answer answer = WebhookRig.answer(handler, event);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.error()).isEqualTo("the signature does not verify");
    assertThat(rig.outside.ssmCalls).hasValue(0);
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }
}
