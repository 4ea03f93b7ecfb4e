package io.boundary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.slack.SlackMessage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulatedSlackTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private static TestSandbox box;

  @BeforeAll
  static void start() {
    box = new TestSandbox();
  }

  @AfterAll
  static void end() {
    box.close();
  }

  private static String token() {
    return box.sandbox.aws().parameters().get("/boundary/slack/bot_token").orElseThrow().value();
  }

  private static JsonNode api(String method, String form) throws Exception {
    HttpResponse<String> answer =
        box.send(
            "POST",
            "/slack/api/" + method,
            form,
            "Authorization",
            "Bearer " + token(),
            "Content-Type",
            FORM);
    return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void usersInfo_whenAskedForEachKind_saysWhatSlackWouldSay() throws Exception {
    assertThat(api("users.info", "user=U0ALICE001").at("/user/profile/email").asText())
        .isEqualTo("alice@example.com");
    assertThat(api("users.info", "user=U0GUS00001").at("/user/is_restricted").asBoolean()).isTrue();
    assertThat(api("users.info", "user=U0LENA0001").at("/user/deleted").asBoolean()).isTrue();
    assertThat(api("users.info", "user=U0ROBBY001").at("/user/is_bot").asBoolean()).isTrue();
    assertThat(api("users.info", "user=U0STAN0001").at("/user/team_id").asText())
        .isNotEqualTo(box.sandbox.info().path("slack_team_id").asText());
    assertThat(api("users.info", "user=U0NOBODY01").path("error").asText())
        .isEqualTo("user_not_found");
  }

  @Test
  void api_whenTheTokenIsWrong_refuses() throws Exception {
    String body =
        box.send("POST", "/slack/api/auth.test", "", "Authorization", "Bearer xoxb-wrong").body();

    assertThat(body).contains("invalid_auth");
  }

  @Test
  void postMessage_whenToAChannelByName_canBeUpdated() throws Exception {
    JsonNode posted = api("chat.postMessage", "channel=%23security-approvals&text=please");

    JsonNode updated =
        api("chat.update", "channel=C0SECAPPR1&text=done&ts=" + posted.path("ts").asText());

    assertThat(posted.path("channel").asText()).isEqualTo("C0SECAPPR1");
    assertThat(updated.path("ok").asBoolean()).isTrue();
    assertThat(box.sandbox.slack().messagesIn("#security-approvals"))
        .extracting(SlackMessage::text)
        .contains("done")
        .doesNotContain("please");
    assertThat(api("chat.update", "channel=C0SECAPPR1&text=x&ts=1.1").path("error").asText())
        .isEqualTo("message_not_found");
  }

  @Test
  void postMessage_whenToAPerson_isTheirsAlone() throws Exception {
    String direct = api("conversations.open", "users=U0OLGA0001").at("/channel/id").asText();

    api("chat.postMessage", "channel=" + direct + "&text=psst");

    JsonNode seen = box.control("GET", "/slack/messages?user=U0OLGA0001", "").path("messages");
    assertThat(seen.findValuesAsText("text")).contains("psst");
    assertThat(box.sandbox.slack().messagesTo("U0DAVE0001")).isEmpty();
  }

  @Test
  void api_whenRateLimited_saysHowLongToWait() throws Exception {
    box.control(
        "POST",
        "/faults",
        "{\"service\":\"slack\",\"operation\":\"auth.test\",\"kind\":\"throttle\","
            + "\"count\":1,\"delay_ms\":3000}");

    HttpResponse<String> limited =
        box.send("POST", "/slack/api/auth.test", "", "Authorization", "Bearer " + token());

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).contains("3");
    assertThat(api("auth.test", "").path("ok").asBoolean()).isTrue();
  }

  @Test
  void responseUrl_whenUsedASixthTime_isRefused() throws Exception {
    String url =
        box.control("POST", "/slack/response-urls", "{\"user\":\"U0SUE00001\"}")
            .path("response_url")
            .asText();
    String path = url.substring(box.sandbox.baseUrl().length());

    for (int i = 0; i < 5; i++) {
      assertThat(box.send("POST", path, "{\"text\":\"hello\"}").statusCode()).isEqualTo(200);
    }

    assertThat(box.send("POST", path, "{\"text\":\"hello\"}").statusCode()).isEqualTo(404);
    assertThat(box.sandbox.slack().messagesTo("U0SUE00001")).hasSize(5);
  }

  @Test
  void gateway_whenUnsigned_isForbiddenWhateverThePath() throws Exception {
    HttpResponse<String> answer = box.send("GET", "/api/requests", "");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(box.send("GET", "/dashboard/x", "").statusCode()).isEqualTo(403);
  }
}
