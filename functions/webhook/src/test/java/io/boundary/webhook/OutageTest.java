package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AWS down, slow or confused. */
class OutageTest {

  private static final String REQUEST = "123456789012 ReadOnlyAccess 1";

  private final WebhookRig rig = new WebhookRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void answer_whenTheQueueFailsOnce_triesAgain() {
    rig.outside.sqsFailures.set(1);
    assertThat(send().text()).contains("Received");
    assertThat(rig.outside.sqsCalls).hasValue(2);
    assertThat(rig.outside.sent).hasSize(1);
  }

  @Test
  void answer_whenTheQueueKeepsFailing_saysThatItIsNotCertain() {
    rig.outside.sqsFailures.set(9);
    WebhookRig.Answer answer = send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("not certain that your command was queued")
        .contains("try again");
    assertThat(rig.outside.sqsCalls).hasValue(2);
    assertThat(rig.log()).contains("not_queued").contains("sqs SendMessage: Failing (HTTP 500)");
  }

  @Test
  void answer_whenTheMessageWasTakenAndTheAnswerLost_doesNotSayThatNothingWasQueued() {
    rig.outside.sqsFailures.set(2);
    rig.outside.sqsTakesBeforeItFails = true;
    assertThat(send().text()).contains("not certain").doesNotContain("Nothing was changed");
    assertThat(rig.outside.sent).hasSize(2);
  }

  @Test
  void answer_whenTheQueueFailsAndThenRefuses_saysThatItIsNotCertain() {
    rig.outside.sqsFailures.set(1);
    rig.outside.sqsFailureStatus = 500;
    rig.outside.sqsRefusesAfterThat = true;
    assertThat(send().text()).contains("not certain");
  }

  @Test
  void answer_whenTheQueueRefuses_doesNotTryAgain() {
    rig.outside.sqsFailures.set(9);
    rig.outside.sqsFailureStatus = 403;
    assertThat(send().text()).contains("could not be queued");
    assertThat(rig.outside.sqsCalls).hasValue(1);
  }

  @Test
  void answer_whenNobodyListens_saysThatNothingWasQueued() {
    // Port 1 of loopback: nothing listens there.
    rig.environment.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
    assertThat(send().text()).contains("could not be queued");
    assertThat(rig.log()).contains("sqs SendMessage: ConnectException");
  }

  @Test
  void answer_whenTheQueueHangs_comesBeforeSlackStopsWaiting() {
    WebhookHandler handler = rig.handler();
    WebhookRig.answer(handler, rig.signed(rig.command("help")));
    rig.outside.hanging = true;
    long start = System.nanoTime();
    WebhookRig.Answer answer = WebhookRig.answer(handler, rig.signed(rig.command(REQUEST)));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(answer.text()).contains("not certain");
    assertThat(took).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void answer_whenEverythingHangsAtAClick_comesBeforeSlackStopsWaiting() {
    WebhookHandler handler = rig.handler();
    WebhookRig.answer(handler, rig.signed(rig.command("help")));
    rig.outside.hanging = true;
    long start = System.nanoTime();
    WebhookRig.Answer answer =
        WebhookRig.answer(handler, rig.signed(rig.click("boundary_approve", "req-012345")));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(took).isLessThan(Duration.ofSeconds(3));
    assertThat(rig.log()).contains("not_told");
  }

  @Test
  void answer_whenTheNamesCannotBeRead_saysSo() {
    rig.environment.put("PERMISSION_SET_ARNS", "ssm:/boundary/missing");
    assertThat(send().text()).contains("cannot read its settings");
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  @Test
  void answer_whenTheNamesTurnMalformed_namesTheSettingInTheLog() {
    rig.outside.parameters.put("/boundary/arns", "not json");
    rig.environment.put("PERMISSION_SET_ARNS", "ssm:/boundary/arns");
    assertThat(send().text()).contains("cannot read its settings");
    assertThat(rig.log()).contains("setting PERMISSION_SET_ARNS is malformed");
  }

  @Test
  void answer_afterAnOutage_worksAgain() {
    WebhookHandler handler = rig.handler();
    rig.outside.sqsFailures.set(2);
    WebhookRig.answer(handler, rig.signed(rig.command(REQUEST)));
    assertThat(WebhookRig.answer(handler, rig.signed(rig.command(REQUEST))).text())
        .contains("Received");
  }

  private WebhookRig.Answer send() {
    return WebhookRig.answer(rig.handler(), rig.signed(rig.command(REQUEST)));
  }
}
