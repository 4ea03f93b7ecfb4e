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
import io.boundary.model.Actor;
import io.boundary.model.AwsCaller;
import io.boundary.model.PrincipalId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the use cases share; made once by a function's or a command's wiring.
 *
 * @param operator who gave the command, where an operator did; the ledger names them in place of
 *     the part of the system that acts
 */
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
    Clock clock,
    Optional<Actor> operator) {

  /** Without an operator: people speak through Slack. */
  public Broker(
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
    this(
        store,
        history,
        grants,
        evaluator,
        identities,
        directory,
        policies,
        permissionSets,
        telling,
        forks,
        clock,
        Optional.empty());
  }

  /**
   * The Identity Center user whose session gave a command; empty where the actor gave none, or is
   * no such session.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where it cannot be read
   */
  Optional<PrincipalId> personOf(Actor actor) {
    return AwsCaller.of(actor)
        .flatMap(AwsCaller::identityCenterUser)
        .flatMap(directory::userByName);
  }

  /** Who acts: the operator where there is one, else this part of the system. */
  Actor by(Actor part) {
    return operator.orElse(part);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
