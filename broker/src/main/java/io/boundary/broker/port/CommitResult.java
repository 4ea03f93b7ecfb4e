package io.boundary.broker.port;

/** What became of a {@link Commit}. */
public enum CommitResult {
  /** All of it is stored. */
  DONE,
  /** Nothing is stored: something was changed since it was read. */
  CONFLICT,
  /** Nothing is stored: granting is frozen. */
  FROZEN
}
