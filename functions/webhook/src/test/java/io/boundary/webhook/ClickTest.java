package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.slack.inbound.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clicks on Approve and Deny, end to end over HTTP. */
class ClickTest {

  private static final String ID = "req-0123456789abcdef";

  private final WebhookRig rig = new WebhookRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({"boundary_approve, approve", "boundary_deny, deny"})
  void answer_whenAClick_queuesItAndAcknowledges(String button, String action) {
    WebhookRig.Answer answer = send(rig.click(button, ID));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(rig.outside.onlyMessage())
        .isEqualTo(
            Json.object()
                .put("request_type", "approval_action")
                .put("request_id", ID)
                .put("action", action)
                .put("approver_slack_user_id", "U0000BOSS")
                .put("approval_channel_id", "C0000APPR")
                .put("channel_id", "C0000APPR")
                .put("message_ts", "1790000000.000100")
                .put("team_id", "T0000HOME")
                .put("response_url", rig.outside.url() + "/slack/actions/1")
                .put("received_at", new Json.Num(new BigDecimal("1790000000.250")))
                .build());
    assertThat(rig.outside.attribute("request_type")).isEqualTo("approval_action");
    assertThat(rig.outside.attribute("request_id")).isEqualTo(ID);
    assertThat(rig.outside.attribute("user_id")).isEqualTo("U0000BOSS");
    assertThat(rig.outside.told).isEmpty();
  }

  @Test
  void answer_whenTheStrangerOfASharedChannelClicks_tellsThemAndQueuesNothing() {
    rig.environment.put("SLACK_TEAM_ID", "T0000HOME");
    String body = rig.click("boundary_approve", ID).replaceFirst("T0000HOME", "T0000ELSE");
    assertThat(send(body).status()).isEqualTo(200);
    assertThat(rig.outside.sqsCalls).hasValue(0);
    assertThat(rig.outside.told).hasSize(1);
    assertThat(rig.outside.told.get(0)).contains("another Slack workspace");
    assertThat(rig.log()).contains("other_workspace").doesNotContain("not_told");
  }

  @Test
  void answer_whenTheQueueIsDown_tellsWhoClicked() {
    rig.outside.sqsFailures.set(9);
    assertThat(send(rig.click("boundary_approve", ID)).status()).isEqualTo(200);
    assertThat(rig.outside.told).hasSize(1);
    assertThat(rig.outside.told.get(0))
        .contains(
            "not certain that your click was queued", "\"replace_original\":false", "ephemeral");
  }

  @Test
  void answer_whenNobodyCanBeTold_logsIt() {
    rig.outside.sqsFailures.set(9);
    rig.outside.slackStatus = 500;
    assertThat(send(rig.click("boundary_approve", ID)).status()).isEqualTo(200);
    assertThat(rig.log()).contains("not_queued").contains("not_told").contains(ID);
  }

  @Test
  void answer_whenTheResponseUrlIsNotSlacks_neverCallsIt() {
    rig.outside.sqsFailures.set(9);
    rig.environment.put("SLACK_RESPONSE_URL_PREFIX", "https://hooks.slack.com/");
    send(rig.click("boundary_approve", ID));
    assertThat(rig.outside.told).isEmpty();
    assertThat(rig.log()).contains("not_told");
  }

  @Test
  void answer_whenAnotherButton_acknowledgesAndQueuesNothing() {
    WebhookRig.Answer answer = send(rig.click("login_link", ID));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  @Test
  void answer_whenTheValueIsNoRequestId_isRefused() {
    WebhookRig.Answer answer = send(rig.click("boundary_approve", "req-1:U1:x"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotEmpty();
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  private WebhookRig.Answer send(String body) {
    return WebhookRig.answer(rig.handler(), rig.signed(body));
  }
}
