package io.boundary.webhook;

import io.boundary.model.SlackTeamId;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import io.boundary.slack.inbound.SlackUrlPrefix;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Builds the function's objects from its settings, by hand. */
public final class WebhookWiring {

  private static final String DEFAULT_PREFIX = "https://hooks.slack.com/";

  private final Webhook webhook;
  private final Log log;

  private WebhookWiring(Webhook webhook, Log log) {
    this.webhook = webhook;
    this.log = log;
  }

  /**
   * From the process's environment, the system clock and the SDK's default credentials.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static WebhookWiring fromProcess() {
    return of(System.getenv(), DefaultCredentialsProvider.builder().build(), Clock.systemUTC());
  }

  /**
   * From these settings and nothing else. The clock is the one that signatures are compared with,
   * Slack's and ours, so it must be right.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static WebhookWiring of(
      Map<String, String> environment, AwsCredentialsProvider credentials, Clock clock) {
    return of(environment, credentials, clock, clock);
  }

  /**
   * The same with a second clock, which says when a message was received.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static WebhookWiring of(
      Map<String, String> environment,
      AwsCredentialsProvider credentials,
      Clock clock,
      Clock received) {
    return of(environment, credentials, clock, received, System.out);
  }

  static WebhookWiring of(
      Map<String, String> environment,
      AwsCredentialsProvider credentials,
      Clock clock,
      Clock received,
      PrintStream out) {
    SsmParameters parameters =
        new SsmParameters(
            new AwsJsonClient(AwsService.ssm(unresolved(environment, clock)), credentials, clock));
    Settings settings = new Settings(environment, parameters, clock);
    Log log = new Log(out, clock, logLevel(settings));
    SigningSecret secret = new SigningSecret(settings.secret("SLACK_SIGNING_SECRET"));
    HomeWorkspace home = new HomeWorkspace(team(settings));
    ResponseUrls responseUrls = new ResponseUrls(prefix(settings));
    QueueMessages messages = new QueueMessages(responseUrls, received);
    WorkflowQueue queue =
        new WorkflowQueue(
            new AwsJsonClient(AwsService.sqs(settings), credentials, clock), queueUrl(settings));
    Commands commands = new Commands(home, permissionSets(settings), messages, queue, log);
    Clicks clicks = new Clicks(home, messages, queue, responseUrls, log);
    return new WebhookWiring(new Webhook(secret, commands, clicks, clock, log), log);
  }

  Webhook webhook() {
    return webhook;
  }

  Log log() {
    return log;
  }

  /** Settings for what must be known before any parameter can be read. */
  private static Settings unresolved(Map<String, String> environment, Clock clock) {
    return new Settings(
        environment,
        name -> {
          throw new IllegalStateException("no parameter store yet");
        },
        clock);
  }

  private static PermissionSets permissionSets(Settings settings) {
    PermissionSets permissionSets = new PermissionSets(settings.value(PermissionSets.SETTING));
    if (!settings.required(PermissionSets.SETTING).startsWith("ssm:")) {
      // A literal that is malformed stops the function now, not at the first command.
      permissionSets.parser();
    }
    return permissionSets;
  }

  private static String queueUrl(Settings settings) {
    return settings.required(
        "WORKFLOW_QUEUE_URL",
        "an http(s) URL",
        text -> AwsService.httpUrl(text).map(URI::toString));
  }

  private static Optional<SlackTeamId> team(Settings settings) {
    return settings
        .optional("SLACK_TEAM_ID")
        .map(
            text ->
                SlackTeamId.parse(text)
                    .orElseThrow(
                        () ->
                            new SettingException(
                                "SLACK_TEAM_ID", "is malformed: a team id such as T12345678")));
  }

  private static SlackUrlPrefix prefix(Settings settings) {
    String text = settings.optional("SLACK_RESPONSE_URL_PREFIX").orElse(DEFAULT_PREFIX);
    return SlackUrlPrefix.parse(text)
        .orElseThrow(
            () ->
                new SettingException(
                    "SLACK_RESPONSE_URL_PREFIX",
                    "is malformed: an https URL (http on loopback only)"));
  }

  private static Log.Level logLevel(Settings settings) {
    String text = settings.optional("LOG_LEVEL").orElse("INFO");
    return Arrays.stream(Log.Level.values())
        .filter(level -> level.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingException("LOG_LEVEL", "is malformed: one of DEBUG, INFO, WARN, ERROR"));
  }
}
