package io.boundary.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Slack's limits of a message. Source: Slack's reference of chat.postMessage and of Block Kit: 50
 * blocks, 3,000 characters in a section's text, 75 on a button, 2,000 in its value.
 */
final class BlockLimits {

  private BlockLimits() {}

  /** Slack's error code for these blocks, where it would refuse them. */
  static Optional<String> problem(JsonNode blocks) {
    if (!blocks.isArray() || blocks.size() > 50) {
      return Optional.of("invalid_blocks");
    }
    for (JsonNode block : blocks) {
      if (block.path("type").asText("").isEmpty() || tooLong(block)) {
        return Optional.of("invalid_blocks");
      }
    }
    return Optional.empty();
  }

  private static boolean tooLong(JsonNode block) {
    if (block.path("text").path("text").asText("").length() > 3_000) {
      return true;
    }
    for (JsonNode field : block.path("fields")) {
      if (field.path("text").asText("").length() > 2_000) {
        return true;
      }
    }
    for (JsonNode element : block.path("elements")) {
      boolean label = element.path("text").path("text").asText("").length() > 75;
      if (element.path("type").asText("").equals("button")
          && (label || element.path("value").asText("").length() > 2_000)) {
        return true;
      }
    }
    return false;
  }
}
