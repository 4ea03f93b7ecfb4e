package io.boundary.broker;

import io.boundary.broker.decision.Identities.Identity;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.model.GroupId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Who clicked, and which of the policy's groups they are in by now: read from the click on, beside
 * whatever else the decision needs.
 */
final class Clicker {

  private record Facts(Identity identity, Supplier<Set<GroupId>> groups) {}

  private final CompletableFuture<Facts> facts;

  /** Begins to read. */
  Clicker(Broker broker, ApprovalClick click) {
    this.facts = broker.forks().fork(() -> read(broker, click));
  }

  private static Facts read(Broker broker, ApprovalClick click) {
    Identity identity = broker.identities().of(click.approver(), click.team());
    if (!(identity instanceof Identity.Known known)) {
      return new Facts(identity, Set::of);
    }
    try {
      Set<GroupId> in =
          broker
              .directory()
              .memberships(
                  known.principal(), Set.copyOf(broker.policies().policy().groups().values()));
      return new Facts(identity, () -> in);
    } catch (RuntimeException e) {
      // It matters to those alone who ask for the groups: the requester is refused without.
      return new Facts(
          identity,
          () -> {
            throw e;
          });
    }
  }

  /**
   * Who they are.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where it could not be read
   */
  Identity identity() {
    return Forks.join(facts).identity();
  }

  /**
   * The groups of the policy that they are in.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where they could not be read
   */
  Set<GroupId> groups() {
    return Forks.join(facts).groups().get();
  }

  /** Waits for what still runs; whatever came of it. */
  void settle() {
    facts.handle((result, failure) -> result).join();
  }
}
