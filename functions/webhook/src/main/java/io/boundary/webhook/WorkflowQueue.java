package io.boundary.webhook;

import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonWriter;

/** The queue that the workflow reads. Sending may repeat a message; the workflow expects that. */
final class WorkflowQueue {

  private final AwsJsonClient sqs;
  private final String url;

  WorkflowQueue(AwsJsonClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /**
   * Sends the message; it is in the queue when this returns.
   *
   * @throws AwsCallException where the queue did not confirm it
   */
  void send(QueueMessage message) {
    Json.Obj attributes =
        Json.object()
            .put("request_type", attribute(message.requestType()))
            .put("request_id", attribute(message.requestId()))
            .put("user_id", attribute(message.userId()))
            .build();
    Json.Obj input =
        Json.object()
            .put("QueueUrl", url)
            .put("MessageBody", JsonWriter.write(message.body()))
            .put("MessageAttributes", attributes)
            .build();
    if (sqs.call("SendMessage", input).string("MessageId").isEmpty()) {
      throw new AwsCallException("sqs SendMessage: no message id came back").orMaybeDone();
    }
  }

  private static Json attribute(String value) {
    return Json.object().put("DataType", "String").put("StringValue", value).build();
  }
}
