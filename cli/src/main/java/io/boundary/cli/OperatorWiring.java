package io.boundary.cli;

import io.boundary.aws.AwsErrors;
import io.boundary.broker.Reconcile;
import io.boundary.model.Actor;
import io.boundary.runtime.Foundation;
import io.boundary.runtime.PermissionSetSettings;
import io.boundary.runtime.ProcessWiring;
import io.boundary.runtime.QuotaShare;
import io.boundary.runtime.ReconcileWiring;
import io.boundary.runtime.SilentMetrics;
import io.boundary.sandbox.SandboxTarget;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/**
 * Builds what operators' commands work with: over a sandbox by its info file alone, or over AWS by
 * this process's environment and the SDK's default credentials, with the functions' own settings.
 */
final class OperatorWiring {

  /** What the functions leave of Identity Center's quota when they are busy. */
  private static final QuotaShare SHARE = new QuotaShare(6, 1);

  private OperatorWiring() {}

  /** For this target; there is no way from one to the other. */
  static Operator open(TargetOptions options) {
    if (options.sandbox()) {
      SandboxTarget sandbox = SandboxTarget.find(options.infoFile(), Clock.systemUTC());
      return operator(
          "the sandbox at " + sandbox.baseUrl(),
          sandbox.settings(),
          sandbox.credentials(),
          sandbox.clock());
    }
    return operator(
        "AWS, region " + System.getenv().getOrDefault("AWS_REGION", "(none)"),
        withoutWords(ProcessWiring.environment()),
        ProcessWiring.credentials(),
        ProcessWiring.clock());
  }

  /** Commands tell nobody: the janitor does. What only telling needs has a value of its own. */
  private static Map<String, String> withoutWords(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.putIfAbsent("SLACK_BOT_TOKEN", "ssm:/boundary/slack/bot_token");
    settings.putIfAbsent("AWS_SSO_START_URL", "https://aws.amazon.com/iam/identity-center/");
    return settings;
  }

  private static Operator operator(
      String target,
      Map<String, String> settings,
      AwsCredentialsProvider credentials,
      Clock clock) {
    Foundation foundation =
        Foundation.of(
            settings, credentials, clock, ProcessWiring.chance(), new SilentMetrics(), SHARE);
    Reconcile reconcile = ReconcileWiring.of(foundation);
    String arn = callerArn(settings, credentials);
    return new Operator(
        target + ", table " + settings.get("LEASES_TABLE") + ", as " + arn,
        Actor.aws(arn),
        reconcile,
        PermissionSetSettings.read(foundation.settings()),
        clock);
  }

  private static String callerArn(
      Map<String, String> settings, AwsCredentialsProvider credentials) {
    StsClientBuilder builder =
        StsClient.builder()
            .region(Region.of(settings.getOrDefault("AWS_REGION", "us-east-1")))
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    Optional.ofNullable(settings.get("AWS_ENDPOINT_URL_STS"))
        .or(() -> Optional.ofNullable(settings.get("AWS_ENDPOINT_URL")))
        .ifPresent(url -> builder.endpointOverride(URI.create(url)));
    try (StsClient sts = builder.build()) {
      return sts.getCallerIdentity().arn();
    } catch (SdkException e) {
      throw new IllegalStateException("AWS does not say who you are: " + AwsErrors.code(e), e);
    }
  }
}
