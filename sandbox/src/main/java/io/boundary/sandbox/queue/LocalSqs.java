package io.boundary.sandbox.queue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ on 127.0.0.1; its queue URLs name the sandbox's one port. */
public final class LocalSqs implements AutoCloseable {

  /** After so many receives a message goes to the dead-letter queue. */
  public static final int MAX_RECEIVE_COUNT = 5;

  private final SQSRestServer server;
  private final int port;

  /**
   * Starts it.
   *
   * @param publicPort the port that queue URLs name
   */
  public LocalSqs(int publicPort, String accountId, String region) {
    server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withServerAddress(new NodeAddress("http", "127.0.0.1", publicPort, ""))
            .withAWSAccountId(accountId)
            .withAWSRegion(region)
            .start();
    port = server.waitUntilStarted().localAddress().getPort();
  }

  /** Where it answers. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The workflow queue and its dead-letter queue. */
  public record Queues(String url, String deadLetterUrl) {}

  /** Makes both queues. */
  public static Queues createQueues(SqsClient sqs, String name, Duration visibility) {
    String deadLetters = sqs.createQueue(queue -> queue.queueName(name + "-dlq")).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                queue -> queue.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
            .formatted(arn, MAX_RECEIVE_COUNT);
    Map<QueueAttributeName, String> attributes =
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT,
            Long.toString(Math.max(1, visibility.toSeconds())),
            QueueAttributeName.REDRIVE_POLICY,
            redrive);
    String url = sqs.createQueue(queue -> queue.queueName(name).attributes(attributes)).queueUrl();
    return new Queues(url, deadLetters);
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
