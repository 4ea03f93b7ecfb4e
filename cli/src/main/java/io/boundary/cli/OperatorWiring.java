package io.boundary.cli;

import io.boundary.aws.AwsErrors;
import io.boundary.aws.dynamodb.DynamoFreezeFlag;
import io.boundary.aws.dynamodb.DynamoLedgerListing;
import io.boundary.broker.CountRequests;
import io.boundary.broker.ExpireGrants;
import io.boundary.broker.Telling;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.figures.RebuildFigures;
import io.boundary.cli.doctor.Doctor;
import io.boundary.cli.doctor.DoctorWiring;
import io.boundary.model.AwsCaller;
import io.boundary.model.RequestId;
import io.boundary.runtime.BrokerWiring;
import io.boundary.runtime.Foundation;
import io.boundary.runtime.PermissionSetSettings;
import io.boundary.runtime.ProcessWiring;
import io.boundary.runtime.QuotaShare;
import io.boundary.runtime.ReconcileWiring;
import io.boundary.runtime.SilentMetrics;
import io.boundary.sandbox.SandboxTarget;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final SecureRandom RANDOM = new SecureRandom();

  private OperatorWiring() {}

  /** What a command acts on. */
  record Target(
      String words,
      Map<String, String> settings,
      AwsCredentialsProvider credentials,
      Clock clock) {}

  /** For this target; there is no way from one to the other. */
  static Target target(TargetOptions options) {
    if (options.sandbox()) {
      SandboxTarget sandbox =
          SandboxTarget.find(
              options.infoFile(), Clock.systemUTC(), options.as().orElse("operator"));
      return new Target(
          "the sandbox at " + sandbox.baseUrl(),
          sandbox.settings(),
          sandbox.credentials(),
          sandbox.clock());
    }
    if (options.as().isPresent()) {
      throw new IllegalStateException("--as is for a sandbox: add --sandbox");
    }
    return new Target(
        "AWS, region " + System.getenv().getOrDefault("AWS_REGION", "(none)"),
        settings(options),
        ProcessWiring.credentials(),
        ProcessWiring.clock());
  }

  private static Map<String, String> settings(TargetOptions options) {
    Map<String, String> settings = new HashMap<>(ProcessWiring.environment());
    Path project = ProjectFolder.find();
    if (options.syncsWithTerraform()) {
      settings.putAll(TerraformWiring.settings(project, options.environment()));
    }
    settings.putIfAbsent(
        "ACCESS_RULES_PATH", project.resolve("config/access_rules.yaml").toString());
    return withoutWords(settings);
  }

  /** For commands that compare. */
  static Operator open(TargetOptions options) {
    Target target = target(options);
    AwsCaller caller = caller(target);
    Foundation foundation = foundation(target, caller);
    PermissionSets sets = PermissionSetSettings.read(foundation.settings());
    return new Operator(
        words(target, caller),
        caller.actor(),
        ReconcileWiring.of(foundation),
        new RebuildFigures(
            new DynamoLedgerListing(foundation.clients().dynamoDb(), foundation.tables()),
            foundation.counts(),
            Set.copyOf(sets.names())),
        sets,
        target.clock());
  }

  /** For looking whether all is as it must be. */
  static Doctor doctor(TargetOptions options, PolicyOptions policy) {
    Target target = target(options);
    return DoctorWiring.of(
        target.settings(),
        target.credentials(),
        target.clock(),
        policy.load(policy.surroundings(options, target.settings())));
  }

  /** For commands that act on requests. */
  static Operations operations(TargetOptions options) {
    Target target = target(options);
    AwsCaller caller = caller(target);
    Foundation foundation = foundation(target, caller);
    TerminalReplies replies = new TerminalReplies();
    Telling telling =
        new Telling(foundation.store(), replies, foundation.forks(), foundation.clock(), () -> {});
    return new Operations(
        words(target, caller),
        caller,
        foundation.store(),
        foundation.history(),
        () -> BrokerWiring.of(foundation, telling, Optional.of(caller.actor())),
        foundation.slack().approvalChannel(),
        new DynamoFreezeFlag(foundation.clients().dynamoDb(), foundation.tables()),
        janitor(foundation, telling, caller),
        replies,
        foundation.clock(),
        time -> foundation.sleeper().sleep(time),
        OperatorWiring::newId);
  }

  private static ExpireGrants janitor(Foundation f, Telling telling, AwsCaller caller) {
    return new ExpireGrants(
        f.store(),
        f.grants(),
        telling,
        new CountRequests(f.store(), f.counts(), f.forks(), f.clock()),
        f.forks(),
        f.clock(),
        time -> f.sleeper().sleep(time),
        caller.actor());
  }

  private static RequestId newId() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return RequestId.ofCommandLine(bytes);
  }

  /** Commands tell nobody: the janitor does. What only telling needs has a value of its own. */
  private static Map<String, String> withoutWords(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.putIfAbsent("SLACK_BOT_TOKEN", "ssm:/boundary/slack/bot_token");
    settings.putIfAbsent("AWS_SSO_START_URL", "https://aws.amazon.com/iam/identity-center/");
    return settings;
  }

  private static Foundation foundation(Target target, AwsCaller caller) {
    return Foundation.of(
        target.settings(),
        target.credentials(),
        target.clock(),
        ProcessWiring.chance(),
        new SilentMetrics(),
        SHARE,
        Optional.of(caller.actor()));
  }

  private static String words(Target target, AwsCaller caller) {
    return target.words()
        + ", table "
        + target.settings().get("DYNAMODB_TABLE")
        + ", as "
        + caller.arn();
  }

  /** Who AWS says that we are. */
  static AwsCaller caller(Target target) {
    Map<String, String> settings = target.settings();
    StsClientBuilder builder =
        StsClient.builder()
            .region(Region.of(settings.getOrDefault("AWS_REGION", "us-east-1")))
            .credentialsProvider(target.credentials())
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    Optional.ofNullable(settings.get("AWS_ENDPOINT_URL_STS"))
        .or(() -> Optional.ofNullable(settings.get("AWS_ENDPOINT_URL")))
        .ifPresent(url -> builder.endpointOverride(URI.create(url)));
    try (StsClient sts = builder.build()) {
      return new AwsCaller(sts.getCallerIdentity().arn());
    } catch (SdkException e) {
      throw new IllegalStateException("AWS does not say who you are: " + AwsErrors.code(e), e);
    }
  }
}
