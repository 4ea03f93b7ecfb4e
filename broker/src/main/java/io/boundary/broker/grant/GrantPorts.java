package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.GrantProvisioner;
import io.boundary.broker.port.RequestStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * What granting and ending work with.
 *
 * @param actorIds makes a new id for each actor that may own a step
 */
public record GrantPorts(
    RequestStore store,
    GrantProvisioner provisioner,
    Forks forks,
    Clock clock,
    Sleeper sleeper,
    Supplier<String> actorIds,
    GrantTimes times) {

  /** Now, in whole milliseconds, which is what is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
