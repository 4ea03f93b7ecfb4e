package io.boundary.aws.sqs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The workflow queue, from the receiver's side. Failures are the SDK's own exceptions, which never
 * hold a message.
 */
public final class SqsQueue {

  /** The longest delay of a message. */
  public static final Duration MAX_DELAY = Duration.ofMinutes(15);

  private static final Duration MAX_VISIBILITY = Duration.ofHours(12);

  private final SqsClient client;
  private final String queueUrl;

  public SqsQueue(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  /**
   * Sends a message, to be received after the delay; a copy of one that waits, so that the waiting
   * uses up none of its receives.
   *
   * @param attributes message attributes, as texts; an empty one is left out, since SQS allows none
   * @param delay 0 to {@link #MAX_DELAY}; a fraction of a second is rounded up
   * @throws IllegalArgumentException where the delay is out of range
   */
  public void send(String body, Map<String, String> attributes, Duration delay) {
    int seconds = seconds("delay", delay, MAX_DELAY);
    Map<String, MessageAttributeValue> texts = new HashMap<>();
    attributes.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            texts.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build());
          }
        });
    client.sendMessage(
        request ->
            request
                .queueUrl(queueUrl)
                .messageBody(body)
                .messageAttributes(texts)
                .delaySeconds(seconds));
  }

  /**
   * Sets when a received message may be received again, counted from now.
   *
   * @param visibility 0 (at once) to 12 h; a fraction of a second is rounded up
   * @throws IllegalArgumentException where it is out of range
   */
  public void changeVisibility(String receiptHandle, Duration visibility) {
    int seconds = seconds("visibility", visibility, MAX_VISIBILITY);
    client.changeMessageVisibility(
        request ->
            request.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(seconds));
  }

  private static int seconds(String what, Duration time, Duration max) {
    if (time.isNegative() || time.compareTo(max) > 0) {
      throw new IllegalArgumentException(what + " must be 0 to " + max + ", not " + time);
    }
    return (int) (time.getNano() == 0 ? time.getSeconds() : time.getSeconds() + 1);
  }
}
