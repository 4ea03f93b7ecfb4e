package io.boundary.cli.doctor;

import io.boundary.aws.ClientFactory;
import io.boundary.aws.ClientFactory.Limits;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.aws.ssm.SsmParameterSource;
import io.boundary.model.settings.Settings;
import io.boundary.policy.Policy;
import io.boundary.runtime.PermissionSetSettings;
import io.boundary.slack.SlackAdapter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Builds the checks of a deployment from its settings. */
public final class DoctorWiring {

  private static final Limits LIMITS = Limits.retried(5, 15);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int AT_ONCE = 8;

  private final ClientFactory clients;
  private final Settings settings;
  private final Deployment deployment;
  private final Clock clock;

  private DoctorWiring(
      Map<String, String> environment, AwsCredentialsProvider credentials, Clock clock) {
    this.clients = new ClientFactory(environment, credentials);
    this.settings = new Settings(environment, new SsmParameterSource(ssm()), clock);
    this.deployment = new Deployment(environment);
    this.clock = clock;
  }

  /**
   * For this deployment; calls nobody yet.
   *
   * @param environment the functions' settings, and {@code SLACK_WEBHOOK_URL}
   * @param policy empty where it does not load
   * @throws io.boundary.model.settings.SettingException where nothing can be looked at without it
   */
  public static Doctor of(
      Map<String, String> environment,
      AwsCredentialsProvider credentials,
      Clock clock,
      Optional<Policy> policy) {
    DoctorWiring wiring = new DoctorWiring(environment, credentials, clock);
    return new Doctor(wiring.target(), wiring.checks(policy), executor());
  }

  private String target() {
    return deployment.setting("AWS_ENDPOINT_URL").orElse("region " + deployment.region())
        + ", table "
        + deployment.required("DYNAMODB_TABLE");
  }

  private List<Check> checks(Optional<Policy> policy) {
    IdentityChecks identity =
        new IdentityChecks(
            clients.client(StsClient.builder(), "STS", LIMITS),
            clients.client(SsoAdminClient.builder(), "SSO_ADMIN", LIMITS),
            clients.client(IdentitystoreClient.builder(), "IDENTITYSTORE", LIMITS),
            deployment);
    SlackChecks slack = new SlackChecks(SlackAdapter.of(settings, clock).inspection(), deployment);
    List<Check> checks =
        new ArrayList<>(identity.checks(() -> PermissionSetSettings.read(settings)));
    checks.addAll(policyChecks(policy, identity, slack));
    checks.addAll(
        new TableChecks(clients.client(DynamoDbClient.builder(), "DYNAMODB", LIMITS), tables())
            .checks());
    checks.addAll(
        new QueueChecks(clients.client(SqsClient.builder(), "SQS", LIMITS), deployment).checks());
    checks.addAll(new SecretChecks(ssm(), deployment).checks());
    checks.addAll(slack.checks());
    checks.addAll(
        new WatchChecks(
                clients.client(SchedulerClient.builder(), "SCHEDULER", LIMITS),
                clients.client(CloudWatchClient.builder(), "CLOUDWATCH", LIMITS),
                deployment)
            .checks());
    checks.addAll(
        new WebhookChecks(HttpClient.newBuilder().connectTimeout(CONNECT).build(), deployment)
            .checks());
    return checks;
  }

  /** What the policy speaks of can be looked at where it loads. */
  private List<Check> policyChecks(
      Optional<Policy> policy, IdentityChecks identity, SlackChecks slack) {
    if (policy.isEmpty()) {
      return List.of(
          new Check(
              "policy",
              () -> Finding.miss("it does not load", "./boundary policy lint says why not")));
    }
    Policy loaded = policy.get();
    UnitChecks units =
        new UnitChecks(clients.client(OrganizationsClient.builder(), "ORGANIZATIONS", LIMITS));
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("policy", () -> Finding.fine(loaded.rules().size() + " rules")));
    checks.addAll(identity.checks(loaded));
    checks.addAll(units.checks(loaded));
    checks.addAll(slack.checks(loaded));
    return checks;
  }

  private SsmClient ssm() {
    return clients.client(SsmClient.builder(), "SSM", LIMITS);
  }

  private Tables tables() {
    return new Tables(
        deployment.required("DYNAMODB_TABLE"),
        deployment.required("LEDGER_TABLE"),
        deployment.required("LEASES_TABLE"),
        deployment.required("COUNTERS_TABLE"));
  }

  private static Executor executor() {
    return Executors.newFixedThreadPool(
        AT_ONCE,
        task -> {
          Thread thread = new Thread(task, "boundary-doctor");
          thread.setDaemon(true);
          return thread;
        });
  }
}
