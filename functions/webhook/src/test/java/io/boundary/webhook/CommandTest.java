package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.RequestId;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonWriter;
import io.boundary.slack.inbound.SlackSignature;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slash commands, end to end over HTTP. */
class CommandTest {

  private static final String REQUEST = "123456789012 readonlyaccess 0.5 INC-7";

  private final WebhookRig rig = new WebhookRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void answer_whenAValidRequest_queuesItAndSaysReceived() {
    WebhookRig.Answer answer = send(REQUEST);

    String signature =
        SlackSignature.of(
            WebhookRig.SECRET,
            rig.timestamp(),
            rig.command(REQUEST).getBytes(StandardCharsets.UTF_8));
    String id = RequestId.ofDelivery(signature).value();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("Received").contains("`" + id + "`");
    assertThat(rig.outside.sent.get(0).string("QueueUrl"))
        .contains(rig.outside.url() + "/000000000000/workflow");
    assertThat(rig.outside.onlyMessage())
        .isEqualTo(
            Json.object()
                .put("request_type", "access_request")
                .put("request_id", id)
                .put("user_id", "U0000USER")
                .put("command_text", REQUEST)
                .put("channel_id", "C0000CHAN")
                .put("team_id", "T0000HOME")
                .put("response_url", rig.outside.url() + "/slack/commands/1")
                .put("received_at", new Json.Num(new BigDecimal("1790000000.250")))
                .build());
    assertThat(rig.outside.attribute("request_type")).isEqualTo("access_request");
    assertThat(rig.outside.attribute("request_id")).isEqualTo(id);
    assertThat(rig.outside.attribute("user_id")).isEqualTo("U0000USER");
  }

  @Test
  void answer_whenTheDeliveryIsReplayed_keepsTheRequestId() {
    WebhookHandler handler = rig.handler();
    WebhookRig.Event event = rig.signed(rig.command(REQUEST));
    WebhookRig.Answer first = WebhookRig.answer(handler, event);
    WebhookRig.Answer second = WebhookRig.answer(rig.handler(), event);
    assertThat(second).isEqualTo(first);
    assertThat(rig.outside.sent).hasSize(2);
    assertThat(rig.outside.sent.get(1)).isEqualTo(rig.outside.sent.get(0));
  }

  @Test
  void answer_whenTheSameIsTypedAgainLater_isAnotherRequest() {
    WebhookRig.Answer first = send(REQUEST);
    rig.clock.move(java.time.Duration.ofSeconds(1));
    assertThat(send(REQUEST).text()).isNotEqualTo(first.text());
  }

  @ParameterizedTest
  @CsvSource({
    "status req-0123456789abcdef, status, req-0123456789abcdef",
    "REVOKE req-cli-0123456789ab, revoke, req-cli-0123456789ab",
    "list, list, ''"
  })
  void answer_whenAUserCommand_queuesIt(String text, String verb, String argument) {
    WebhookRig.Answer answer = send(text);
    assertThat(answer.text()).startsWith("Received.").contains(argument);
    Json.Obj message = rig.outside.onlyMessage();
    assertThat(message.string("request_type")).contains("user_command");
    assertThat(message.string("command")).contains(verb);
    assertThat(message.string("argument")).contains(argument);
    assertThat(message.string("user_id")).contains("U0000USER");
    assertThat(message.string("request_id").orElseThrow()).matches("req-[0-9a-f]{16}");
    assertThat(message.string("response_url")).isPresent();
    assertThat(rig.outside.attribute("request_type")).isEqualTo("user_command");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "  HELP "})
  void answer_whenHelp_isTheUsageAndQueuesNothing(String text) {
    WebhookRig.Answer answer = send(text);
    assertThat(answer.text())
        .contains("/boundary &lt;AccountID&gt; &lt;PermissionSet&gt; &lt;Hours&gt;")
        .contains("`ReadOnlyAccess`");
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "123 ReadOnlyAccess 1, not an account id",
    "123456789012 ReadOnlyAccess NaN, not a number of hours",
    "123456789012 ReadOnlyAccess 1e3, not a number of hours",
    "123456789012 ReadOnlyAccess 721, not a number of hours",
    "123456789012 ReadOnlyAcess 1, Did you mean `ReadOnlyAccess`",
    "status nonsense, is not a request id",
    "123456789012, needs an account"
  })
  void answer_whenMalformed_saysWhatIsWrongAndQueuesNothing(String text, String said) {
    WebhookRig.Answer answer = send(text);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains(said);
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  @Test
  void answer_whenTheTextTriesMarkup_showsItAsText() {
    String text = send("123456789012 `<!channel>`_<@U1>&\u202e 1").text();
    assertThat(text).contains("`'&lt;!channel&gt;'_&lt;@U1&gt;&amp;?`").doesNotContain("<", ">");
  }

  @Test
  void answer_whenTheTextClosesTheCodeBlock_cannot() {
    String text = send("``` *bold*").text();
    assertThat(text.split("```", -1)).hasSize(3);
  }

  @Test
  void answer_whenTheTicketHasCharactersThatSqsRefuses_isStillQueuedAsAscii() {
    send("123456789012 ReadOnlyAccess 1 é😀");
    assertThat(rig.outside.onlyMessage().string("command_text").orElseThrow()).endsWith("é😀");
    assertThat(rig.outside.sent.get(0).string("MessageBody").orElseThrow()).matches("[ -~]+");
  }

  @Test
  void answer_whenTheResponseUrlIsNotSlacks_dropsIt() {
    String body = rig.command(REQUEST).replace("%2Fslack%2F", "%2Fevil%2F");
    WebhookRig.Answer answer = WebhookRig.answer(rig.handler(), rig.signed(body));
    assertThat(answer.text()).contains("Received");
    assertThat(rig.outside.onlyMessage().fields()).doesNotContainKey("response_url");
  }

  @Test
  void answer_whenAnotherWorkspace_refusesKindlyAndQueuesNothing() {
    rig.environment.put("SLACK_TEAM_ID", "T0000ELSE");
    assertThat(send(REQUEST).text()).contains("another Slack workspace");
    assertThat(send("help").text()).contains("another Slack workspace");
    String nowhere = rig.command(REQUEST).replace("team_id=T0000HOME", "team_id=");
    assertThat(WebhookRig.answer(rig.handler(), rig.signed(nowhere)).text())
        .contains("another Slack workspace");
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  @Test
  void answer_whenTheHomeWorkspace_queues() {
    rig.environment.put("SLACK_TEAM_ID", "T0000HOME");
    assertThat(send(REQUEST).text()).contains("Received");
    assertThat(rig.outside.sent).hasSize(1);
  }

  @Test
  void answer_whenTheBodyIsBase64_andHeadersAreInAnyCase() {
    String body = rig.command(REQUEST);
    WebhookRig.Event event =
        rig.signed(body)
            .base64(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    String written = JsonWriter.write(event.build());
    for (String cased :
        new String[] {
          written,
          written.replace("X-Slack-", "x-slack-").replace("content-type", "CONTENT-TYPE"),
          written.replace("X-Slack-Signature", "X-SLACK-SIGNATURE")
        }) {
      WebhookRig.Answer answer =
          WebhookRig.answer(rig.handler(), cased.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.text()).contains("Received");
    }
    assertThat(rig.outside.sent).hasSize(3);
  }

  @Test
  void answer_whenTheStageIsInThePath_isTheSame() {
    String event =
        JsonWriter.write(rig.signed(rig.command(REQUEST)).path("/prod/webhook").build())
            .replace("$default", "prod");
    assertThat(WebhookRig.answer(rig.handler(), event.getBytes(StandardCharsets.UTF_8)).text())
        .contains("Received");
  }

  @Test
  void answer_whenTheNamesAreAParameter_readsThemOnce() {
    rig.environment.put("PERMISSION_SET_ARNS", "ssm:/boundary/arns");
    WebhookHandler handler = rig.handler();
    for (int i = 0; i < 3; i++) {
      assertThat(WebhookRig.answer(handler, rig.signed(rig.command(REQUEST))).text())
          .contains("Received");
    }
    // The signing secret and the names.
    assertThat(rig.outside.ssmCalls).hasValue(2);
  }

  @Test
  void answer_logsTheOutcomeAndNothingThatWasTyped() {
    send(REQUEST);
    send("123 x@example.com");
    assertThat(rig.log()).contains("\"message\":\"queued\"").contains("\"request_id\":\"req-");
    assertThat(rig.log())
        .doesNotContain("INC-7", "x@example.com", "U0000USER", WebhookRig.SECRET, "/slack/");
    assertThat(rig.log().lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
  }

  private WebhookRig.Answer send(String text) {
    return WebhookRig.answer(rig.handler(), rig.signed(rig.command(text)));
  }
}
