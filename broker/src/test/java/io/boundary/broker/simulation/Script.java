package io.boundary.broker.simulation;

import java.util.List;

/**
 * The decisions of one history, made before it begins, so that some can be left out.
 *
 * @param seed what they came from; also of the chance within the history
 * @param workers how many workflow processes there are
 * @param janitors how many janitors
 * @param approvals how many people must agree to administrator access at first
 * @param visibility how long a received message stays hidden, in milliseconds
 * @param pace how long most calls are on their way at most, in milliseconds
 */
record Script(
    long seed,
    int workers,
    int janitors,
    int approvals,
    long visibility,
    int pace,
    List<Event> events) {

  Script {
    events = List.copyOf(events);
  }

  /** The same with fewer events. */
  Script with(List<Event> fewer) {
    return new Script(seed, workers, janitors, approvals, visibility, pace, fewer);
  }
}
