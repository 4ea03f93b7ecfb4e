package io.boundary.runtime;

import io.boundary.aws.AwsClients;
import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudgets;
import io.boundary.aws.PacedCalls;
import io.boundary.aws.Sleeper;
import io.boundary.aws.dynamodb.DynamoRequestCounts;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.aws.dynamodb.DynamoRequestStore;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.aws.identitycenter.IdentityCenterProvisioner;
import io.boundary.aws.ssm.SsmParameterSource;
import io.boundary.broker.Telling;
import io.boundary.broker.grant.Adoption;
import io.boundary.broker.grant.GrantPorts;
import io.boundary.broker.grant.GrantTimes;
import io.boundary.broker.grant.Grants;
import io.boundary.broker.grant.SteadyClock;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.GrantProvisioner;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.Actor;
import io.boundary.model.InstanceArn;
import io.boundary.model.settings.Settings;
import io.boundary.slack.SlackAdapter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The graph under every function that grants or ends: settings, clients, store, leases, Slack. Made
 * once per process.
 */
public record Foundation(
    Settings settings,
    AwsClients clients,
    Tables tables,
    RequestStore store,
    RequestHistory history,
    RequestCounts counts,
    PacedCalls paced,
    Grants grants,
    Telling telling,
    SlackAdapter slack,
    Forks forks,
    Clock clock,
    Sleeper sleeper,
    Backoff backoff,
    Metrics metrics,
    ExecutorService executor,
    CallBudgets budgets) {

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(3);

  /**
   * Builds it from settings; calls nobody but the parameter store, and that only when a parameter
   * is needed.
   *
   * @param share of Identity Center's quotas, where the settings do not say otherwise
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public static Foundation of(
      Map<String, String> environment,
      AwsCredentialsProvider credentials,
      Clock clock,
      Chance chance,
      Metrics metrics,
      QuotaShare share) {
    return of(environment, credentials, clock, chance, metrics, share, Optional.empty());
  }

  /**
   * The same for a command.
   *
   * @param operator who gave the command
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public static Foundation of(
      Map<String, String> environment,
      AwsCredentialsProvider credentials,
      Clock clock,
      Chance chance,
      Metrics metrics,
      QuotaShare share,
      Optional<Actor> operator) {
    AwsClients clients = new AwsClients(environment, credentials);
    Settings settings = new Settings(environment, new SsmParameterSource(clients.ssm()), clock);
    LogLevelSetting.check(settings);
    Tables tables =
        new Tables(
            settings.required("DYNAMODB_TABLE"),
            settings.required("LEDGER_TABLE"),
            settings.required("LEASES_TABLE"),
            settings.optional("COUNTERS_TABLE").orElse("unused"));
    Sleeper sleeper = Sleeper.ofThread();
    Backoff backoff = new Backoff(FIRST_BACKOFF, LONGEST_BACKOFF, chance::fraction);
    DynamoDbClient dynamo = clients.dynamoDb();
    RequestStore store = new DynamoRequestStore(dynamo, tables, backoff, sleeper);
    RequestHistory history = new DynamoRequestHistory(dynamo, tables);
    QuotaShare own = share.orAsSet(settings);
    CallBudgets budgets = CallBudgets.of(own.callsPerSecond(), clock, sleeper);
    Clock steady = new SteadyClock(clock, System::nanoTime, GrantTimes.DEFAULT.step());
    PacedCalls paced = new PacedCalls(budgets.identityCenter(), backoff, steady, sleeper);
    ExecutorService executor = Executors.newCachedThreadPool(Foundation::daemon);
    Forks forks = new Forks(executor);
    SlackAdapter slack = SlackAdapter.of(settings, clock);
    return new Foundation(
        settings,
        clients,
        tables,
        store,
        history,
        new DynamoRequestCounts(dynamo, tables, backoff, sleeper),
        paced,
        grants(
            new IdentityCenterProvisioner(
                clients.ssoAdmin(), instance(settings), paced, own.creationsAtOnce()),
            store,
            history,
            forks,
            clock,
            sleeper,
            chance::id,
            operator),
        new Telling(
            store,
            slack.notifier(),
            forks,
            clock,
            () -> metrics.add(Metrics.SLACK_NOTIFY_FAILURES, 1)),
        slack,
        forks,
        clock,
        sleeper,
        backoff,
        metrics,
        executor,
        budgets);
  }

  private static Grants grants(
      GrantProvisioner provisioner,
      RequestStore store,
      RequestHistory history,
      Forks forks,
      Clock clock,
      Sleeper sleeper,
      Supplier<String> actorIds,
      Optional<Actor> operator) {
    GrantPorts ports =
        new GrantPorts(
            store,
            provisioner,
            forks,
            clock,
            time -> sleeper.sleep(time),
            actorIds,
            GrantTimes.DEFAULT,
            operator);
    return new Grants(ports, new Adoption(store, history, clock));
  }

  /** The Identity Center instance. */
  public static InstanceArn instance(Settings settings) {
    return settings.required(
        "SSO_INSTANCE_ARN", "an Identity Center instance ARN", InstanceArn::parse);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "boundary-call");
    thread.setDaemon(true);
    return thread;
  }

  /** Where chance comes from. */
  public interface Chance {

    /** 0 (inclusive) to 1 (exclusive). */
    double fraction();

    /** An id that no other actor has. */
    String id();
  }
}
