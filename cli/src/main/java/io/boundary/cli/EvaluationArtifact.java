package io.boundary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.model.DecisionEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An evaluation that is kept for auditors, in a file of its own. */
final class EvaluationArtifact {

  private static final int DIGITS = 16;

  private EvaluationArtifact() {}

  /**
   * Writes it; the name holds time and digest, and a file that is there is never written over.
   *
   * @throws IllegalStateException with one line, where it cannot be written
   */
  static Path write(Path folder, JsonNode evaluation, DecisionEvidence evidence) {
    Path file =
        folder.resolve(
            "evaluation-%d-%s.json"
                .formatted(
                    evidence.evaluatedAt().toEpochMilli(), evidence.digest().substring(0, DIGITS)));
    try {
      Files.createDirectories(folder);
      Files.write(
          file,
          (evaluation.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE_NEW);
      return file;
    } catch (IOException e) {
      throw new IllegalStateException("the file " + file + " cannot be written", e);
    }
  }
}
