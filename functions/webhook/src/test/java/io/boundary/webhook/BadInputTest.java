package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives gets a clear answer, never a stack trace and never a 5xx. */
class BadInputTest {

  private static final WebhookRig RIG = new WebhookRig();
  private static final WebhookHandler HANDLER = RIG.handler();

  @AfterAll
  static void close() {
    RIG.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "\u0000", "{\"a\":1}x"})
  void refuses_whenNotAnEvent(String event) {
    WebhookRig.Answer answer = WebhookRig.answer(HANDLER, event.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"headers\":null,\"requestContext\":7,\"body\":null}"})
  void refuses_whenAnEventOfAnotherKind(String event) {
    assertThat(WebhookRig.answer(HANDLER, event.getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /, 404",
    "POST, /webhook/, 404",
    "POST, /webhook/x, 404",
    "POST, '', 404",
    "GET, /webhook, 405",
    "post, /webhook, 405"
  })
  void refuses_whenAnotherPathOrMethod(String method, String path, int status) {
    WebhookRig.Answer answer =
        WebhookRig.answer(HANDLER, RIG.signed("a=b").method(method).path(path));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error()).isNotEmpty();
  }

  @Test
  void refuses_whenTheBodyIsOversized() {
    String body = RIG.command("a".repeat(64 * 1024));
    WebhookRig.Answer answer = WebhookRig.answer(HANDLER, RIG.signed(body));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.error()).contains("64 KB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "", "multipart/form-data"})
  void refuses_whenTheContentTypeIsAnother(String type) {
    WebhookRig.Answer answer =
        WebhookRig.answer(HANDLER, RIG.signed("a=b").header("content-type", type));
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.error()).contains("application/x-www-form-urlencoded");
  }

  @Test
  void accepts_whenTheContentTypeHasParameters() {
    String type = "Application/X-WWW-Form-Urlencoded; charset=utf-8";
    assertThat(
            WebhookRig.answer(HANDLER, RIG.signed(RIG.command("help")).header("content-type", type))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "command=%2Fboundary",
        "command=x&user_id=%00",
        "payload=%7B",
        "payload=[[[[",
        "command=x&user_id=U0000USER&text=%ff",
        "command=x&command=y&user_id=U0000USER",
        "%zz=1"
      })
  void refuses_whenTheFormIsNothingThatSlackSends(String body) {
    WebhookRig.Answer answer = WebhookRig.answer(HANDLER, RIG.signed(body));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotEmpty();
    assertThat(RIG.outside.sqsCalls).hasValue(0);
  }

  @Test
  void acknowledges_whenSlackChecksTheCertificate() {
    WebhookRig.Answer answer = WebhookRig.answer(HANDLER, RIG.signed("ssl_check=1&token=x"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }
}
