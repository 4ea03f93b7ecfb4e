package io.boundary.sandbox;

import io.boundary.sandbox.queue.QueuePoller;
import java.time.Duration;

/**
 * The workflow function in a process of its own, for a sandbox that was started with {@code
 * workflowConcurrency} 0.
 */
public final class WorkerWiring {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private WorkerWiring() {}

  /**
   * Works the queue off until its standard input ends, as it does with the process that began it.
   *
   * @param args the sandbox's info file, its world file, its policy file
   */
  public static void main(String[] args) throws Exception {
    RemoteWiring remote = RemoteWiring.of(args);
    String queue = remote.queueUrl();
    String name = queue.substring(queue.lastIndexOf('/') + 1);
    String arn = "arn:aws:sqs:" + Names.REGION + ":999999999999:" + name;
    RemoteWiring.untilInputEnds(
        new QueuePoller(
            remote.sqs(),
            new QueuePoller.Source(queue, arn, Names.REGION),
            remote.workflow(TIMEOUT),
            1));
  }
}
