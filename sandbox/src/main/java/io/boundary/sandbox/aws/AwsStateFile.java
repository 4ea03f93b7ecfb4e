package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.http.PrivateFile;
import io.boundary.sandbox.world.WorldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps assignments, their operations and the parameters in one JSON file (mode 0600), written
 * whole at each change, so that a killed sandbox goes on from where it was. Finished operations
 * older than the last hundred are not kept.
 */
final class AwsStateFile {

  private static final int KEPT_FINISHED = 100;

  private final Path file;
  private final Assignments assignments;
  private final Parameters parameters;

  AwsStateFile(Path file, Assignments assignments, Parameters parameters) {
    this.file = file;
    this.assignments = assignments;
    this.parameters = parameters;
  }

  /** Reads the file, where there is one, and begins to keep it; whether there was one. */
  boolean open() {
    boolean found = Files.exists(file);
    if (found) {
      read();
    }
    assignments.onChange(this::write);
    parameters.onChange(this::write);
    return found;
  }

  private void read() {
    try {
      JsonNode root =
          Json.parse(Files.readAllBytes(file))
              .orElseThrow(() -> new WorldException(file + " is not JSON"));
      List<AssignmentKey> keys =
          List.of(Json.convert(root.path("assignments"), AssignmentKey[].class));
      List<AssignmentOperation> operations = new ArrayList<>();
      root.path("operations").forEach(node -> operations.add(operation(node)));
      assignments.restore(keys, operations);
      for (JsonNode node : root.path("parameters")) {
        parameters.restore(Json.convert(node, Parameters.Parameter.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Locks in one order, assignments before parameters, whichever of them changed. */
  private void write() {
    synchronized (assignments) {
      ObjectNode root = Json.object();
      root.set("assignments", Json.of(assignments.list()));
      ArrayNode kept = root.putArray("operations");
      List<AssignmentOperation> all = assignments.operations();
      int firstKept = Math.max(0, all.size() - KEPT_FINISHED);
      for (int i = 0; i < all.size(); i++) {
        if (i >= firstKept || all.get(i).running()) {
          kept.add(json(all.get(i)));
        }
      }
      root.set("parameters", Json.of(parameters.all().values()));
      try {
        PrivateFile.write(file, Json.pretty(root));
      } catch (IOException e) {
        throw new UncheckedIOException("the sandbox's state could not be kept", e);
      }
    }
  }

  private static JsonNode json(AssignmentOperation operation) {
    ObjectNode json =
        Json.object()
            .put("request_id", operation.requestId())
            .put("kind", operation.kind().name())
            .put("created_at", operation.createdAt().toString())
            .put("due_at", operation.dueAt().toString())
            .put("status", operation.status());
    json.set("key", Json.of(operation.key()));
    operation.failure().ifPresent(reason -> json.put("failure", reason));
    return json;
  }

  private static AssignmentOperation operation(JsonNode node) {
    return new AssignmentOperation(
        node.path("request_id").asText(),
        AssignmentOperation.Kind.valueOf(node.path("kind").asText()),
        Json.convert(node.path("key"), AssignmentKey.class),
        Instant.parse(node.path("created_at").asText()),
        Instant.parse(node.path("due_at").asText()),
        node.path("status").asText(),
        Optional.ofNullable(node.get("failure")).map(JsonNode::asText));
  }
}
