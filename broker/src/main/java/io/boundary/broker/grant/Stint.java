package io.boundary.broker.grant;

import io.boundary.model.Lease;
import java.time.Instant;

/**
 * One actor's work on one request, from when it takes it up until it lays it down.
 *
 * @param owner the id under which it owns steps
 * @param deadline when it must be done, whatever happens
 */
record Stint(String owner, Instant deadline, GrantTimes times) {

  /** The end of a step that begins now. */
  Instant stepUntil(Instant now) {
    Instant most = now.plus(times.step());
    Instant mine = deadline.plus(times.skew());
    return mine.isBefore(most) ? mine : most;
  }

  /** When an outward call under this lease must have given up. */
  Instant callDeadline(Lease lease) {
    Instant fenced = lease.stepUntil().minus(times.skew());
    return fenced.isBefore(deadline) ? fenced : deadline;
  }
}
