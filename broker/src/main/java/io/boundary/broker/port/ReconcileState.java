package io.boundary.broker.port;

import io.boundary.model.Assignment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What reconciliation remembers from run to run. Nothing is granted or ended because of it: losing
 * it loses ages and a place in a listing.
 *
 * @see StoreException thrown by every method where the store is out of reach
 */
public interface ReconcileState {

  /** Where the last scheduled run stopped (a consistent read); empty before the first. */
  Optional<ReconcileCursor> cursor();

  /** Keeps where a scheduled run stopped. The last writer wins: at worst a part is done twice. */
  void save(ReconcileCursor cursor);

  /** Every assignment that was seen and is not Boundary's, with the time of its first sighting. */
  Map<Assignment, Instant> sightings();

  /** Notes a first sighting; one that is noted already keeps its time. */
  void seen(Assignment assignment, Instant at);

  /** Forgets a sighting: the assignment is gone, or has become Boundary's. */
  void gone(Assignment assignment);
}
