package io.boundary.cli.doctor;

import io.boundary.model.settings.SettingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The deployment that is looked at, by its settings: those of the functions, and {@code
 * SLACK_WEBHOOK_URL}, where Slack calls.
 */
record Deployment(Map<String, String> settings) {

  private static final String REFERENCE = "ssm:";
  private static final String REQUESTS = "-active-requests";

  Deployment {
    settings = Map.copyOf(settings);
  }

  Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
  }

  String required(String name) {
    return setting(name).orElseThrow(() -> new SettingException(name, "is missing"));
  }

  String region() {
    return required("AWS_REGION");
  }

  /** {@code <project>-<environment>}, which all names of a deployment begin with. */
  String prefix() {
    String table = required("DYNAMODB_TABLE");
    if (!table.endsWith(REQUESTS)) {
      throw new SettingException("DYNAMODB_TABLE", "does not end with " + REQUESTS);
    }
    return table.substring(0, table.length() - REQUESTS.length());
  }

  /** Where the secrets are, by the functions' settings or as Terraform makes them. */
  List<String> parameters() {
    return Stream.of(
            parameter("SLACK_SIGNING_SECRET", "/boundary/slack/signing_secret"),
            parameter("SLACK_BOT_TOKEN", "/boundary/slack/bot_token"),
            parameter("AUDIT_TOKEN_KEY", "/boundary/audit/token_key"))
        .toList();
  }

  private String parameter(String name, String usual) {
    String value = setting(name).orElse(REFERENCE + usual);
    if (!value.startsWith(REFERENCE)) {
      throw new SettingException(name, "is a literal, not an ssm: reference");
    }
    return value.substring(REFERENCE.length());
  }
}
