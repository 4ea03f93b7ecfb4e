package io.boundary.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A sandbox that runs in another process of this machine, as its info file describes it. Nothing of
 * it comes from the environment, so that it can only ever be that sandbox.
 *
 * @param baseUrl where it is
 * @param settings as a function's, of its tables and its endpoints
 * @param credentials its operator's, or another caller's
 * @param clock its time, however far it was moved
 */
public record SandboxTarget(
    String baseUrl, Map<String, String> settings, AwsCredentialsProvider credentials, Clock clock) {

  private static final Pattern LOOPBACK = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]{1,5}");

  public SandboxTarget {
    settings = Map.copyOf(settings);
  }

  /**
   * Finds it.
   *
   * @param real this machine's time
   * @throws SandboxException with one line, where there is none
   */
  public static SandboxTarget find(Path infoFile, Clock real) {
    return find(infoFile, real, "operator");
  }

  /**
   * Finds it, with the credentials of this caller of the world file.
   *
   * @param real this machine's time
   * @throws SandboxException with one line, where there is none
   */
  public static SandboxTarget find(Path infoFile, Clock real, String caller) {
    JsonNode info = read(infoFile);
    String baseUrl = text(info, "base_url");
    if (!LOOPBACK.matcher(baseUrl).matches() || !baseUrl.equals(text(info, "aws_endpoint_url"))) {
      throw new SandboxException("the info file names no sandbox of this machine");
    }
    RemoteClock clock = new RemoteClock(baseUrl, real);
    try {
      clock.instant();
    } catch (IllegalStateException e) {
      throw new SandboxException(
          "no sandbox answers at " + baseUrl + " (start one with ./boundary sandbox)", e);
    }
    JsonNode key = info.path("callers").path(caller);
    if (key.isMissingNode()) {
      List<String> names = new ArrayList<>();
      info.path("callers").fieldNames().forEachRemaining(names::add);
      throw new SandboxException(
          "the sandbox has no caller `" + caller + "`; it has " + String.join(", ", names));
    }
    AwsCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(text(key, "access_key_id"), text(key, "secret_access_key")));
    return new SandboxTarget(baseUrl, settings(info, baseUrl), credentials, clock);
  }

  private static Map<String, String> settings(JsonNode info, String baseUrl) {
    Map<String, String> settings = new HashMap<>();
    settings.put("AWS_REGION", text(info, "aws_region"));
    settings.put("AWS_ENDPOINT_URL", text(info, "aws_endpoint_url"));
    settings.put("DYNAMODB_TABLE", text(info, "dynamodb_table"));
    settings.put("LEDGER_TABLE", text(info, "ledger_table"));
    settings.put("LEASES_TABLE", text(info, "leases_table"));
    settings.put("COUNTERS_TABLE", text(info, "counters_table"));
    settings.put("SSO_INSTANCE_ARN", text(info, "sso_instance_arn"));
    settings.put("IDENTITY_STORE_ID", text(info, "identity_store_id"));
    settings.put("AWS_SSO_START_URL", text(info, "sso_start_url"));
    settings.put("PERMISSION_SET_ARNS", info.path("permission_sets").toString());
    settings.put("SLACK_BOT_TOKEN", "ssm:" + Names.BOT_TOKEN);
    settings.put("SLACK_API_BASE_URL", baseUrl + "/slack/api/");
    settings.put("SLACK_RESPONSE_URL_PREFIX", text(info, "response_url_prefix"));
    settings.put("SLACK_TEAM_ID", text(info, "slack_team_id"));
    settings.put("ACCESS_RULES_PATH", text(info, "access_rules_path"));
    info.path("policy_environment")
        .properties()
        .forEach(value -> settings.put(value.getKey(), value.getValue().asText()));
    settings.put("SLACK_WEBHOOK_URL", baseUrl + "/webhook");
    settings.put("WORKFLOW_QUEUE_URL", text(info, "queue_url"));
    return settings;
  }

  private static JsonNode read(Path infoFile) {
    try {
      return Json.parse(Files.readAllBytes(infoFile))
          .orElseThrow(() -> new SandboxException("the info file " + infoFile + " is no JSON"));
    } catch (IOException e) {
      throw new SandboxException(
          "there is no info file "
              + infoFile
              + " (start the sandbox with ./boundary sandbox, or name its file with --info-file)",
          e);
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw new SandboxException("the info file does not say `" + name + "`");
    }
    return value.textValue();
  }
}
