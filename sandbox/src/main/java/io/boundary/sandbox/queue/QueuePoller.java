package io.boundary.sandbox.queue;

import io.boundary.sandbox.gateway.FunctionInvoker;
import io.boundary.sandbox.http.Threads;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lambda's event source mapping for the workflow queue: long polling, one message an invocation, so
 * many invocations at once as told. What the function did not do stays in the queue and comes back
 * after its visibility time-out.
 */
public final class QueuePoller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
  private static final int WAIT_SECONDS = 2;

  /**
   * BatchSize: an invocation then has one creation at most, and MaximumConcurrency bounds how many
   * creations are in flight.
   */
  private static final int BATCH_SIZE = 1;

  private final SqsClient sqs;
  private final Source source;
  private final FunctionInvoker function;
  private final ExecutorService pool;
  private volatile boolean closing;

  /** The queue that is read. */
  public record Source(String url, String arn, String region) {}

  /** Begins to poll, with so many invocations at once. */
  public QueuePoller(SqsClient sqs, Source source, FunctionInvoker function, int concurrency) {
    this.sqs = sqs;
    this.source = source;
    this.function = function;
    this.pool = Executors.newFixedThreadPool(concurrency, Threads.daemons("queue"));
    for (int i = 0; i < concurrency; i++) {
      pool.execute(this::poll);
    }
  }

  @Override
  public void close() {
    closing = true;
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("a workflow invocation is still running at the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    while (!closing) {
      try {
        List<Message> batch = receive();
        if (!batch.isEmpty()) {
          handle(batch);
        }
      } catch (SdkException e) {
        pauseAfter(e);
      }
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(source.url())
                    .maxNumberOfMessages(BATCH_SIZE)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private void handle(List<Message> batch) {
    long again = batch.stream().filter(QueuePoller::isRedelivered).count();
    if (again > 0) {
      LOG.info("{} messages were delivered again", again);
    }
    byte[] event = SqsEvent.of(batch, source.arn(), source.region());
    Set<String> done;
    try {
      List<String> ids = batch.stream().map(Message::messageId).toList();
      done = BatchResponse.done(function.invoke(event), ids);
    } catch (IOException | RuntimeException e) {
      LOG.error("the function {} failed on a batch of {}", function.name(), batch.size(), e);
      return;
    }
    List<DeleteMessageBatchRequestEntry> entries =
        batch.stream()
            .filter(message -> done.contains(message.messageId()))
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    if (!entries.isEmpty()) {
      sqs.deleteMessageBatch(delete -> delete.queueUrl(source.url()).entries(entries));
    }
  }

  private static boolean isRedelivered(Message message) {
    String receives =
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    return receives != null && !receives.equals("1");
  }

  private void pauseAfter(SdkException e) {
    if (closing) {
      return;
    }
    LOG.warn("the queue does not answer: {}", e.getClass().getSimpleName());
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }
}
