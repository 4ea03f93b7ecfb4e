package io.boundary.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Answers of Slack's Web API that nobody expects: read, or none. */
class UnexpectedInputTest {

  @TestFactory
  Stream<DynamicTest> parse_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(
        new TextTarget(
            "slack-answer",
            List.of(
                "{\"ok\":true,\"user\":{\"id\":\"U0ADA\",\"team_id\":\"T0TEAM\",\"is_bot\":false,"
                    + "\"is_email_confirmed\":true,\"enterprise_user\":{\"teams\":[\"T0TEAM\"]},"
                    + "\"profile\":{\"email\":\"ada@example.com\"}}}",
                "{\"ok\":true,\"message\":{\"blocks\":[{}]}}",
                "{\"ok\":false,\"error\":\"ratelimited\"}",
                "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\",\"message\":{\"blocks\":[]}}"),
            List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                "null",
                "true",
                "false",
                "1e999",
                "\"user\":[],",
                "\"user\":1,",
                "\"is_bot\":\"x\",",
                "\"is_email_confirmed\":",
                "\"profile\":null,",
                "\"teams\":{}",
                "\"blocks\":[{\"type\":\"section\"}],",
                "\"error\":{},",
                "NaN",
                "/**/",
                "'"),
            UnexpectedInputTest::judged));
  }

  private static String judged(String body) {
    Optional<UserInfo> info = SlackApi.parse(body, UserInfo.class);
    boolean user = info.flatMap(UserInfo::user).isPresent();
    boolean denied = info.map(UserInfo::deniesEmail).orElse(false);
    boolean posted = SlackApi.parse(body, ChatPostMessageResponse.class).isPresent();
    if (denied) {
      assertThat(body).contains("is_email_confirmed");
    }
    return info.isPresent() + " " + user + " " + denied + " " + posted;
  }
}
