package io.boundary.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether the queue is there, worked off, and keeps what fails. */
final class QueueChecks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SqsClient sqs;
  private final Deployment deployment;

  QueueChecks(SqsClient sqs, Deployment deployment) {
    this.sqs = sqs;
    this.deployment = deployment;
  }

  List<Check> checks() {
    return List.of(new Check("queue", this::queue), new Check("dead letters", this::deadLetters));
  }

  private Finding queue() {
    int waiting = waiting(deployment.required("WORKFLOW_QUEUE_URL"));
    return waiting == 0
        ? Finding.fine("nothing waits")
        : Finding.miss(
            waiting + " messages wait",
            "look again in a minute; where they stay, the workflow does not work them off"
                + " (docs/runbook.md, oldest-message-age)");
  }

  private Finding deadLetters() {
    String policy =
        attributes(deployment.required("WORKFLOW_QUEUE_URL"), QueueAttributeName.REDRIVE_POLICY)
            .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}");
    String arn = target(policy);
    if (arn.isEmpty()) {
      return Finding.miss(
          "the queue has no dead-letter queue", "apply Terraform's state module (docs/deploy.md)");
    }
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    int waiting = waiting(sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
    return waiting == 0
        ? Finding.fine("none")
        : Finding.miss(
            waiting + " messages that nobody could work off", "docs/runbook.md, dead-letters");
  }

  private int waiting(String url) {
    return Integer.parseInt(
        attributes(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
            .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
  }

  private Map<QueueAttributeName, String> attributes(String url, QueueAttributeName name) {
    return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
        .attributes();
  }

  private static String target(String policy) {
    try {
      return JSON.readTree(policy).path("deadLetterTargetArn").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the queue's redrive policy is no JSON", e);
    }
  }
}
