package io.boundary.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.model.SlackTeamId;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackSettingsTest {

  private static final Clock CLOCK = new TestClock(Requests.ASKED);

  private static Settings settings(String name, String value) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLACK_BOT_TOKEN", "xoxb-literal");
    environment.put("AWS_SSO_START_URL", "https://example.awsapps.com/start");
    environment.put(name, value);
    return new Settings(environment, key -> "from " + key, CLOCK);
  }

  @Test
  void from_whenLittleIsSet_usesSlacksOwnAddresses() {
    SlackSettings read = SlackSettings.from(settings("SLACK_TEAM_ID", "T012345"));

    assertThat(read.api()).hasToString("https://slack.com/api/");
    assertThat(read.responseUrls()).hasToString("https://hooks.slack.com/");
    assertThat(read.team()).contains(new SlackTeamId("T012345"));
    assertThat(read.startUrl()).isEqualTo("https://example.awsapps.com/start");
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK_API_BASE_URL, http://slack.com/api/",
    "SLACK_RESPONSE_URL_PREFIX, https://user@hooks.slack.com/",
    "SLACK_TEAM_ID, team",
    "AWS_SSO_START_URL, javascript:alert(1)",
    "AWS_SSO_START_URL, ftp://example.com/",
    "AWS_SSO_START_URL, ''",
    "SLACK_BOT_TOKEN, ''",
    "SLACK_BOT_TOKEN, ssm:"
  })
  void from_whenMalformed_namesTheSetting(String name, String value) {
    assertThatThrownBy(() -> SlackAdapter.of(settings(name, value), CLOCK))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(name);
  }

  @Test
  void from_whenTokenIsLiteralInsideLambda_isRefusedWithoutItsValue() {
    Map<String, String> environment =
        Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "workflow",
            "SLACK_BOT_TOKEN", "xoxb-literal",
            "AWS_SSO_START_URL", "https://example.awsapps.com/start");

    assertThatThrownBy(() -> SlackAdapter.of(new Settings(environment, name -> "", CLOCK), CLOCK))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("SLACK_BOT_TOKEN")
        .hasMessageNotContaining("xoxb");
  }
}
