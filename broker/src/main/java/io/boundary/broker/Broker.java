package io.boundary.broker;

import io.boundary.broker.decision.Evaluator;
import io.boundary.broker.decision.Identities;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.decision.PolicySource;
import io.boundary.broker.grant.Grants;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.Directory;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the use cases share; made once by a function's wiring. */
public record Broker(
    RequestStore store,
    RequestHistory history,
    Grants grants,
    Evaluator evaluator,
    Identities identities,
    Directory directory,
    PolicySource policies,
    PermissionSets permissionSets,
    Telling telling,
    Forks forks,
    Clock clock) {

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
