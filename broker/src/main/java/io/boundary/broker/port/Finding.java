package io.boundary.broker.port;

import io.boundary.model.Assignment;
import java.time.Instant;

/**
 * Something that reconciliation found wanting.
 *
 * @param permissionSet the permission set's name, or its ARN where it is not configured any more
 * @param since how long it has been so: for UNKNOWN the time of the first sighting, else the time
 *     at which it should have been otherwise, or was noticed
 * @param why in words, with the request where there is one
 */
public record Finding(
    Kind kind, Assignment assignment, String permissionSet, Instant since, String why) {

  /** What is wrong. */
  public enum Kind {
    /** An ACTIVE request holds the lease, and somebody else removed its assignment. */
    MISSING,
    /** A lease that should have been freed, or whose creation should have ended, long ago. */
    STUCK,
    /** A user's direct assignment that Boundary did not make. */
    UNKNOWN
  }
}
