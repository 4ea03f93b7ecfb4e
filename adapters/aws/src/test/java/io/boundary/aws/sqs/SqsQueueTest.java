package io.boundary.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.aws.AwsClients;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Over a real SQS server. */
class SqsQueueTest {

  private static final AtomicInteger QUEUES = new AtomicInteger();
  private static final SQSRestServer SERVER =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();

  private final SqsClient client = client(SERVER.waitUntilStarted().localAddress());
  private final String url =
      client.createQueue(request -> request.queueName("q" + QUEUES.incrementAndGet())).queueUrl();
  private final SqsQueue queue = new SqsQueue(client, url);

  @AfterEach
  void closeClient() {
    client.close();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stopAndWait();
  }

  @Test
  void send_whenWithoutDelay_thenReceivedWithItsAttributes() {
    queue.send("{\"a\":1}", Map.of("request_type", "access_request", "empty", ""), Duration.ZERO);

    List<Message> received = receive();
    assertThat(received).hasSize(1);
    assertThat(received.get(0).body()).isEqualTo("{\"a\":1}");
    assertThat(received.get(0).messageAttributes())
        .containsOnlyKeys("request_type")
        .hasEntrySatisfying(
            "request_type", value -> assertThat(value.stringValue()).isEqualTo("access_request"));
  }

  @Test
  void send_whenDelayed_thenNotReceivedYet() {
    queue.send("later", Map.of(), SqsQueue.MAX_DELAY);
    assertThat(receive()).isEmpty();
  }

  @Test
  void send_whenDelayIsOutOfRange_thenRefused() {
    assertThatThrownBy(() -> queue.send("x", Map.of(), Duration.ofSeconds(901)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> queue.send("x", Map.of(), Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changeVisibility_whenZero_thenReceivedAgainAtOnce() {
    queue.send("again", Map.of(), Duration.ZERO);
    Message first = receive().get(0);
    assertThat(receive()).isEmpty();

    queue.changeVisibility(first.receiptHandle(), Duration.ZERO);

    assertThat(receive()).extracting(Message::body).containsExactly("again");
  }

  private List<Message> receive() {
    return client
        .receiveMessage(
            request -> request.queueUrl(url).messageAttributeNames("All").visibilityTimeout(600))
        .messages();
  }

  private static SqsClient client(InetSocketAddress address) {
    return new AwsClients(
            Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ENDPOINT_URL_SQS",
                "http://127.0.0.1:" + address.getPort()),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "test")))
        .sqs();
  }
}
