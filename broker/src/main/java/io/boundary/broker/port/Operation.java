package io.boundary.broker.port;

import java.util.Optional;

/**
 * An asynchronous creation or deletion of an assignment.
 *
 * @param id Identity Center's request id; empty only where the call itself gave the final answer
 * @param failure why it failed, in Identity Center's words, where it did
 */
public record Operation(Kind kind, Optional<String> id, State state, Optional<String> failure) {

  /** What is being done. */
  public enum Kind {
    CREATE,
    DELETE
  }

  /** How far it is. */
  public enum State {
    IN_PROGRESS,
    SUCCEEDED,
    FAILED,
    NOT_FOUND
  }

  /** An operation known by id only, to be polled. */
  public static Operation inProgress(Kind kind, String id) {
    return new Operation(kind, Optional.of(id), State.IN_PROGRESS, Optional.empty());
  }
}
