package io.boundary.workflow;

import io.boundary.aws.sqs.SqsQueue;
import io.boundary.broker.Broker;
import io.boundary.broker.DecideApproval;
import io.boundary.broker.ReadRequests;
import io.boundary.broker.RevokeGrant;
import io.boundary.broker.SubmitRequest;
import io.boundary.model.settings.SettingException;
import io.boundary.runtime.BrokerWiring;
import io.boundary.runtime.EmfMetrics;
import io.boundary.runtime.Foundation;
import io.boundary.runtime.LambdaLogging;
import io.boundary.runtime.Metrics;
import io.boundary.runtime.ProcessWiring;
import io.boundary.runtime.QuotaShare;
import io.boundary.runtime.SilentMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Builds the function's objects from its settings, by hand. */
public final class WorkflowWiring {

  /** All calls, as far as others leave them. A Lambda process has one message at a time. */
  private static final QuotaShare IN_LAMBDA = new QuotaShare(20, 1);

  /** Of one process that stands for as many as the queue's MaximumConcurrency allows. */
  private static final QuotaShare OF_ALL = new QuotaShare(20, 10);

  private final Foundation foundation;
  private final Worker worker;

  private WorkflowWiring(Foundation foundation) {
    this.foundation = foundation;
    this.worker =
        worker(foundation, BrokerWiring.of(foundation, foundation.telling(), Optional.empty()));
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
