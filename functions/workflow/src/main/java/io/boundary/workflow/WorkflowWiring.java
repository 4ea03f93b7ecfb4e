package io.boundary.workflow;

import io.boundary.aws.identitystore.IdentityStoreDirectory;
import io.boundary.aws.identitystore.PatientCalls;
import io.boundary.aws.organizations.OrganizationsAccountCatalog;
import io.boundary.aws.organizations.OrganizationsCalls;
import io.boundary.aws.sqs.SqsQueue;
import io.boundary.broker.Broker;
import io.boundary.broker.DecideApproval;
import io.boundary.broker.ReadRequests;
import io.boundary.broker.RevokeGrant;
import io.boundary.broker.SubmitRequest;
import io.boundary.broker.decision.Evaluator;
import io.boundary.broker.decision.Identities;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.decision.PolicySource;
import io.boundary.broker.port.AccountCatalog;
import io.boundary.broker.port.Directory;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import io.boundary.runtime.EmfMetrics;
import io.boundary.runtime.Foundation;
import io.boundary.runtime.LambdaLogging;
import io.boundary.runtime.Metrics;
import io.boundary.runtime.PermissionSetSettings;
import io.boundary.runtime.ProcessWiring;
import io.boundary.runtime.QuotaShare;
import io.boundary.runtime.SilentMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Builds the function's objects from its settings, by hand. */
public final class WorkflowWiring {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** All calls, as far as others leave them. A Lambda process has one message at a time. */
  private static final QuotaShare IN_LAMBDA = new QuotaShare(20, 1);

  /** Of one process that stands for as many as the queue's MaximumConcurrency allows. */
  private static final QuotaShare OF_ALL = new QuotaShare(20, 10);

  private final Foundation foundation;
  private final Worker worker;

  private WorkflowWiring(Foundation foundation) {
    this.foundation = foundation;
    this.worker = worker(foundation, broker(foundation));
  }

  /**
   * From the process.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static WorkflowWiring fromProcess() {
    LambdaLogging.configure();
    return of(
        ProcessWiring.environment(),
        ProcessWiring.credentials(),
        ProcessWiring.clock(),
        new EmfMetrics("workflow"),
        IN_LAMBDA);
  }

  /**
   * From these settings and nothing else; metrics are not published.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static WorkflowWiring of(
      Map<String, String> environment, AwsCredentialsProvider credentials, Clock clock) {
    return of(environment, credentials, clock, new SilentMetrics(), OF_ALL);
  }

  private static WorkflowWiring of(
      Map<String, String> environment,
      AwsCredentialsProvider credentials,
      Clock clock,
      Metrics metrics,
      QuotaShare share) {
    return new WorkflowWiring(
        Foundation.of(environment, credentials, clock, ProcessWiring.chance(), metrics, share));
  }

  Worker worker() {
    return worker;
  }

  Clock clock() {
    return foundation.clock();
  }

  Metrics metrics() {
    return foundation.metrics();
  }

  private static Broker broker(Foundation f) {
    Settings settings = f.settings();
    Directory directory =
        new IdentityStoreDirectory(
            f.clients().identityStore(),
            settings.required("IDENTITY_STORE_ID"),
            new PatientCalls(
                PATIENCE, f.budgets().identityStore(), f.backoff(), f.clock(), f.sleeper()));
    AccountCatalog accounts =
        new OrganizationsAccountCatalog(
            f.clients().organizations(),
            new OrganizationsCalls(
                PATIENCE, f.budgets().organizations(), f.backoff(), f.clock(), f.sleeper()),
            f.executor());
    Identities identities = new Identities(f.slack().workspace(), directory, f.clock());
    PolicySource policies =
        PolicyFile.load(Path.of(settings.required("ACCESS_RULES_PATH")), settings.environment());
    PermissionSets sets = PermissionSetSettings.read(settings);
    Evaluator evaluator =
        new Evaluator(
            identities, directory, accounts, policies, sets, f.grants(), f.forks(), f.clock());
    return new Broker(
        f.store(),
        f.history(),
        f.grants(),
        evaluator,
        identities,
        directory,
        policies,
        sets,
        f.telling(),
        f.forks(),
        f.clock());
  }

  private static Worker worker(Foundation f, Broker broker) {
    SqsQueue queue = new SqsQueue(f.clients().sqs(), f.settings().required("WORKFLOW_QUEUE_URL"));
    return new Worker(
        new SubmitRequest(broker),
        new DecideApproval(broker),
        new RevokeGrant(broker),
        new ReadRequests(broker),
        new WorkerQueue(queue),
        f.forks(),
        f.clock(),
        f.metrics());
  }

  private record WorkerQueue(SqsQueue sqs) implements Worker.Queue {

    @Override
    public void send(String body, Map<String, String> attributes, Duration delay) {
      sqs.send(body, attributes, delay);
    }

    @Override
    public void changeVisibility(String receiptHandle, Duration visibility) {
      sqs.changeVisibility(receiptHandle, visibility);
    }
  }
}
