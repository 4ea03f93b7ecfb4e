package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.GrantProvisioner;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What granting and ending work with.
 *
 * @param actorIds makes a new id for each actor that may own a step
 * @param operator who gave the command, where an operator did
 */
public record GrantPorts(
    RequestStore store,
    GrantProvisioner provisioner,
    Forks forks,
    Clock clock,
    Sleeper sleeper,
    Supplier<String> actorIds,
    GrantTimes times,
    Optional<Actor> operator) {

  /** Without an operator. */
  public GrantPorts(
      RequestStore store,
      GrantProvisioner provisioner,
      Forks forks,
      Clock clock,
      Sleeper sleeper,
      Supplier<String> actorIds,
      GrantTimes times) {
    this(store, provisioner, forks, clock, sleeper, actorIds, times, Optional.empty());
  }

  /** Who brings about what is done: the operator where there is one, else this part. */
  Actor by(Actor part) {
    return operator.orElse(part);
  }

  /** Now, in whole milliseconds, which is what is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
