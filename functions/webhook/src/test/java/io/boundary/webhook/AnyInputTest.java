package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.slack.inbound.SlackSignature;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Generated input: an answer always, and never a 5xx. */
class AnyInputTest {

  private static final WebhookRig RIG = new WebhookRig();
  private static final WebhookHandler HANDLER = RIG.handler();

  @AfterContainer
  static void close() {
    RIG.close();
  }

  @Property
  void answersBelow500_whateverTheEvent(@ForAll byte[] event) {
    assertThat(WebhookRig.answer(HANDLER, event).status()).isBetween(200, 499);
  }

  @Property
  void answersBelow500_whateverIsSigned(@ForAll byte[] body) {
    String timestamp = RIG.timestamp();
    WebhookRig.Event event =
        new WebhookRig.Event("")
            .base64(Base64.getEncoder().encodeToString(body))
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", SlackSignature.of(WebhookRig.SECRET, timestamp, body));
    assertThat(WebhookRig.answer(HANDLER, event).status()).isEqualTo(400);
  }

  @Property(tries = 300)
  void answersOnceAndEphemerally_whateverIsTyped(@ForAll String text) {
    String whole = text.replaceAll("[\ud800-\udfff]", "?");
    WebhookRig.Answer answer = WebhookRig.answer(HANDLER, RIG.signed(RIG.command(whole)));
    assertThat(answer.status()).isIn(200, 413);
    if (answer.status() == 200) {
      assertThat(answer.text()).doesNotContain("<", ">").isNotEmpty();
    }
  }
}
