package io.boundary.janitor;

import io.boundary.aws.dynamodb.DynamoLedgerListing;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.broker.CountRequests;
import io.boundary.broker.ExpireGrants;
import io.boundary.broker.audit.LedgerAudit;
import io.boundary.broker.figures.CheckDay;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.settings.Settings;
import io.boundary.runtime.EmfMetrics;
import io.boundary.runtime.Foundation;
import io.boundary.runtime.LambdaLogging;
import io.boundary.runtime.Metrics;
import io.boundary.runtime.ProcessWiring;
import io.boundary.runtime.QuotaShare;
import io.boundary.runtime.ReconcileWiring;
import io.boundary.runtime.SilentMetrics;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Builds the function's objects from its settings, by hand. */
public final class JanitorWiring {

  /**
   * How many requests are settled at the same time. Identity Center's quota is the real bound: so
   * many keep it busy although an end takes AWS some seconds, and share its listings.
   */
  private static final int PARALLEL = 64;

  /** Most of the calls, so that people who ask meanwhile find some; few creations, to resume. */
  private static final QuotaShare SHARE = new QuotaShare(14, 2);

  private final Foundation foundation;
  private final ExpireGrants janitor;
  private @Nullable ReconcileTask reconcileTask;

  private JanitorWiring(Foundation foundation) {
    this.foundation = foundation;
    foundation.settings().required("COUNTERS_TABLE");
    this.janitor =
        new ExpireGrants(
            foundation.store(),
            foundation.grants(),
            foundation.telling(),
            new CountRequests(
                foundation.store(), foundation.counts(), foundation.forks(), foundation.clock()),
            // Its own threads: what a request forks must never wait for a place among the requests.
            new Forks(requests()),
            foundation.clock(),
            time -> foundation.sleeper().sleep(time));
  }

  /**
   * From the process.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public static JanitorWiring fromProcess() {
    LambdaLogging.configure();
    return of(
        ProcessWiring.environment(),
        ProcessWiring.credentials(),
        ProcessWiring.clock(),
        new EmfMetrics("janitor"));
  }

  /**
   * From these settings and nothing else; metrics are not published.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public static JanitorWiring of(
      Map<String, String> environment, AwsCredentialsProvider credentials, Clock clock) {
    return of(environment, credentials, clock, new SilentMetrics());
  }

  private static JanitorWiring of(
      Map<String, String> environment,
      AwsCredentialsProvider credentials,
      Clock clock,
      Metrics metrics) {
    return new JanitorWiring(
        Foundation.of(environment, credentials, clock, ProcessWiring.chance(), metrics, SHARE));
  }

  ExpireGrants janitor() {
    return janitor;
  }

  /**
   * The daily task, built when it is first needed: a setting that only it lacks must not keep
   * access from ending.
   *
   * @throws io.boundary.model.settings.SettingException where such a setting is missing or
   *     malformed
   */
  synchronized ReconcileTask reconcileTask() {
    ReconcileTask task = reconcileTask;
    if (task == null) {
      Settings settings = foundation.settings();
      task =
          new ReconcileTask(
              checkDay(),
              ReconcileWiring.of(foundation),
              settings.optional("RECONCILE_CHANNEL").map(foundation.slack()::driftChannel),
              foundation.clock(),
              foundation.metrics());
      reconcileTask = task;
    }
    return task;
  }

  private CheckDay checkDay() {
    DynamoDbClient dynamo = foundation.clients().dynamoDb();
    Tables tables = foundation.tables();
    RequestHistory history = new DynamoRequestHistory(dynamo, tables);
    return new CheckDay(
        history,
        foundation.counts(),
        new LedgerAudit(new DynamoLedgerListing(dynamo, tables), history, foundation.clock()),
        foundation.clock());
  }

  Clock clock() {
    return foundation.clock();
  }

  Metrics metrics() {
    return foundation.metrics();
  }

  private static ExecutorService requests() {
    return Executors.newFixedThreadPool(
        PARALLEL,
        task -> {
          Thread thread = new Thread(task, "boundary-request");
          thread.setDaemon(true);
          return thread;
        });
  }
}
