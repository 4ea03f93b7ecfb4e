package io.boundary.sandbox.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages of a batch are done, read from a function's answer as Lambda reads it with
 * ReportBatchItemFailures: an empty answer means all; an answer that cannot be read, or that names
 * a message which was not in the batch, means none. Source: AWS Lambda, "Handling errors for an SQS
 * event source".
 */
final class BatchResponse {

  private BatchResponse() {}

  static Set<String> done(byte[] output, List<String> messageIds) {
    Set<String> all = new HashSet<>(messageIds);
    String text = new String(output, StandardCharsets.UTF_8).strip();
    if (text.isEmpty() || text.equals("null")) {
      return all;
    }
    Optional<JsonNode> answer = Json.parse(output).filter(JsonNode::isObject);
    if (answer.isEmpty()) {
      return Set.of();
    }
    JsonNode failures = answer.get().path("batchItemFailures");
    if (failures.isMissingNode() || failures.isNull()) {
      return all;
    }
    for (JsonNode failure : failures) {
      if (!all.remove(failure.path("itemIdentifier").asText(""))) {
        return Set.of();
      }
    }
    return all;
  }
}
