package io.boundary.broker.port;

import io.boundary.model.Assignment;
import java.time.Instant;
import java.util.List;

/**
 * Identity Center's side of a grant. Creating and deleting are asynchronous: an accepted call is
 * not an effect. Every method looks at the clock right before it calls out, refuses once {@code
 * deadline} has come, and has given up by then.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html">CreateAccountAssignment</a>
 */
public interface GrantProvisioner {

  /** Whether the assignment is there now. */
  boolean exists(Assignment assignment, Instant deadline);

  /** Begins to create the assignment; the answer is where that stands, mostly IN_PROGRESS. */
  Operation create(Assignment assignment, Instant deadline);

  /**
   * Begins to delete the assignment. NOT_FOUND: there is none (which means ended only when no
   * creation of it is in progress).
   */
  Operation delete(Assignment assignment, Instant deadline);

  /**
   * Where an operation with an id stands. NOT_FOUND: Identity Center does not know it (any more).
   */
  Operation poll(Operation operation, Instant deadline);

  /** Creations and deletions of this assignment that are in progress, whoever began them. */
  List<Operation> inProgress(Assignment assignment, Instant deadline);
}
