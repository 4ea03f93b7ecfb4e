package io.boundary.sandbox.queue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A batch of messages as Lambda's event source mapping hands it to a function. */
final class SqsEvent {

  private SqsEvent() {}

  static byte[] of(List<Message> messages, String queueArn, String region) {
    ObjectNode event = Json.object();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> records.add(record(message, queueArn, region)));
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode record(Message message, String queueArn, String region) {
    ObjectNode record =
        Json.object()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body())
            .put("md5OfBody", message.md5OfBody())
            .put("eventSource", "aws:sqs")
            .put("eventSourceARN", queueArn)
            .put("awsRegion", region);
    ObjectNode attributes = record.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode own = record.putObject("messageAttributes");
    message.messageAttributes().forEach((name, value) -> own.set(name, attribute(value)));
    return record;
  }

  private static ObjectNode attribute(MessageAttributeValue value) {
    ObjectNode json = Json.object().put("stringValue", value.stringValue());
    json.putArray("stringListValues");
    json.putArray("binaryListValues");
    return json.put("dataType", value.dataType());
  }
}
