package io.boundary.sandbox.aws;

import java.time.Instant;
import java.util.Optional;

/**
 * An accepted creation or deletion.
 *
 * @param status IN_PROGRESS, SUCCEEDED or FAILED
 * @param failure why it failed, or, while it runs, why it is bound to fail
 */
public record AssignmentOperation(
    String requestId,
    Kind kind,
    AssignmentKey key,
    Instant createdAt,
    Instant dueAt,
    String status,
    Optional<String> failure) {

  /** What an operation does. */
  public enum Kind {
    CREATE,
    DELETE
  }

  /** Whether it has neither succeeded nor failed. */
  public boolean running() {
    return status.equals("IN_PROGRESS");
  }

  AssignmentOperation ended(Optional<String> failed) {
    return new AssignmentOperation(
        requestId,
        kind,
        key,
        createdAt,
        dueAt,
        failed.isPresent() ? "FAILED" : "SUCCEEDED",
        failed);
  }
}
