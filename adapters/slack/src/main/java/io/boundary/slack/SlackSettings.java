package io.boundary.slack;

import io.boundary.model.SlackTeamId;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.SettingValue;
import io.boundary.model.settings.Settings;
import java.util.Optional;

/**
 * What the Slack adapter is told by its environment.
 *
 * @param api where the Web API lives ({@code SLACK_API_BASE_URL})
 * @param responseUrls where replies may be posted to ({@code SLACK_RESPONSE_URL_PREFIX})
 * @param token the bot's token ({@code SLACK_BOT_TOKEN})
 * @param team the workspace ({@code SLACK_TEAM_ID}); where empty Slack is asked for the bot's own
 * @param startUrl where people sign in to AWS ({@code AWS_SSO_START_URL}), http or https
 */
public record SlackSettings(
    UrlPrefix api,
    UrlPrefix responseUrls,
    SettingValue token,
    Optional<SlackTeamId> team,
    String startUrl) {

  private static final String DEFAULT_API = "https://slack.com/api/";
  private static final String DEFAULT_RESPONSE_URLS = "https://hooks.slack.com/";

  /**
   * Reads the settings.
   *
   * @throws SettingException naming the one that is missing or malformed
   */
  public static SlackSettings from(Settings settings) {
    return new SlackSettings(
        prefix(settings, "SLACK_API_BASE_URL", DEFAULT_API),
        prefix(settings, "SLACK_RESPONSE_URL_PREFIX", DEFAULT_RESPONSE_URLS),
        settings.secret("SLACK_BOT_TOKEN"),
        team(settings),
        settings.required(
            "AWS_SSO_START_URL",
            "an http or https address",
            text -> UrlPrefix.clean(text).map(Object::toString)));
  }

  private static UrlPrefix prefix(Settings settings, String name, String fallback) {
    return UrlPrefix.parse(settings.optional(name).orElse(fallback))
        .orElseThrow(
            () ->
                new SettingException(
                    name, "is malformed: an https address, or http on loopback, without user"));
  }

  private static Optional<SlackTeamId> team(Settings settings) {
    if (settings.optional("SLACK_TEAM_ID").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        settings.required("SLACK_TEAM_ID", "T and upper-case letters", SlackTeamId::parse));
  }
}
