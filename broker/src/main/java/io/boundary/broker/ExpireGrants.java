package io.boundary.broker;

import io.boundary.broker.grant.Grants;
import io.boundary.broker.grant.Sleeper;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The janitor's sweep: ends what is over, finishes what a crash left half-done, denies what nobody
 * approved in time, tells people what they are still owed, and gives older records a lease. Each
 * request is on its own: one that fails holds up no other and is counted.
 */
public final class ExpireGrants {

  private static final Logger LOG = LoggerFactory.getLogger(ExpireGrants.class);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** How many of those that are due are asked how long they have been. */
  private static final int LOOKED_AT = 20;

  private final RequestStore store;
  private final Settling settling;
  private final Telling telling;
  private final CountRequests counting;
  private final Forks forks;
  private final Clock clock;
  private final Sleeper sleeper;

  public ExpireGrants(
      RequestStore store,
      Grants grants,
      Telling telling,
      CountRequests counting,
      Forks forks,
      Clock clock,
      Sleeper sleeper) {
    this(store, grants, telling, counting, forks, clock, sleeper, Actor.JANITOR);
  }

  /**
   * The janitor by another name.
   *
   * @param janitor whom the ledger names
   */
  public ExpireGrants(
      RequestStore store,
      Grants grants,
      Telling telling,
      CountRequests counting,
      Forks forks,
      Clock clock,
      Sleeper sleeper,
      Actor janitor) {
    this.store = store;
    this.telling = telling;
    this.counting = counting;
    this.forks = forks;
    this.clock = Clock.tick(clock, Duration.ofMillis(1)); // as times are stored
    this.settling = new Settling(store, grants, this.clock, janitor);
    this.sleeper = sleeper;
  }

  /**
   * One sweep.
   *
   * @param lookAhead requests that fall due within that time are waited for
   * @param deadline when the sweep must have come back
   */
  public SweepReport sweep(Duration lookAhead, Instant deadline) {
    Instant horizon = clock.instant().plus(lookAhead);
    Sweep sweep = new Sweep(store, settling, telling, counting, forks, clock, deadline);
    do {
      sweep.round();
    } while (waitedForMore(sweep.firstDue(horizon), deadline));
    return sweep.report();
  }

  /**
   * Waits for what falls due before the horizon, but only a little at a time: what is granted
   * meanwhile may fall due earlier, and the clock may be put forward.
   */
  private boolean waitedForMore(Optional<Instant> next, Instant deadline) {
    if (next.isEmpty() || !next.get().isBefore(deadline)) {
      return false;
    }
    Duration pause = Duration.between(clock.instant(), next.get());
    sleeper.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    return clock.instant().isBefore(deadline);
  }

  /**
   * How long the grant that is overdue most has been so; zero where none is. Of what is due only
   * the first, who wait longest, are looked at.
   */
  public Duration longestOverdue() {
    Instant now = clock.instant();
    return store.due(now, Optional.empty()).items().stream()
        .limit(LOOKED_AT)
        .map(id -> overdue(id, now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * A record that cannot be read is counted by the sweep, and has no end that could be compared.
   */
  private Duration overdue(RequestId id, Instant now) {
    try {
      return store
          .find(id)
          .filter(request -> request.status() == RequestStatus.ACTIVE)
          .flatMap(AccessRequest::expiresAt)
          .filter(end -> end.isBefore(now))
          .map(end -> Duration.between(end, now))
          .orElse(Duration.ZERO);
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be read: {}", id, e.toString());
      return Duration.ZERO;
    }
  }
}
