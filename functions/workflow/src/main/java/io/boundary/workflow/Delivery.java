package io.boundary.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as the queue delivered it.
 *
 * @param sentAt when it was sent, where the queue says so
 */
record Delivery(String messageId, String receiptHandle, String body, Optional<Instant> sentAt) {

  static Delivery of(JsonNode record) {
    JsonNode sent = record.path("attributes").path("SentTimestamp");
    return new Delivery(
        record.path("messageId").asText(),
        record.path("receiptHandle").asText(),
        record.path("body").asText(),
        sent.asLong() > 0 ? Optional.of(Instant.ofEpochMilli(sent.asLong())) : Optional.empty());
  }
}
