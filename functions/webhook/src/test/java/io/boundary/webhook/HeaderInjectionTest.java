package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.slack.inbound.Json;
import org.junit.jupiter.api.Test;

/** Nothing that a person chose stands in a header. */
class HeaderInjectionTest {

  @Test
  void answer_whenTextAndNamesHoldLineBreaks_hasOurHeadersAlone() {
    try (WebhookRig rig = new WebhookRig()) {
      String body =
          rig.command("x\r\nSet-Cookie: a=b")
              .replace("user_name=ann", "user_name=a%0d%0aX-Evil:%201");

      WebhookRig.Answer answer = WebhookRig.answer(rig.handler(), rig.signed(body));

      Json.Obj headers = answer.response().object("headers").orElseThrow();
      assertThat(headers.fields().keySet())
          .containsExactlyInAnyOrder("cache-control", "x-content-type-options", "content-type");
      assertThat(headers.fields().values())
          .allMatch(value -> ((Json.Str) value).value().chars().noneMatch(Character::isISOControl));
      assertThat(rig.log().lines()).hasSize(1);
      assertThat(rig.log()).doesNotContain("Set-Cookie", "X-Evil");
    }
  }
}
