package io.boundary.broker.simulation;

import io.boundary.broker.port.AccountCatalog;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Operation;
import io.boundary.model.AccessRequest;
import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.PrincipalId;
import io.boundary.model.RequestStatus;
import io.boundary.model.Vote;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * I4, I5, I8, the freeze and the fence: who may be let in, and who may change what Identity Center
 * holds. What the policy says is said here a second time, from the facts that the process read.
 */
final class GrantRules {

  private final Town town;
  private final Watch watch;

  GrantRules(Town town, Watch watch) {
    this.town = town;
    this.watch = watch;
  }

  /** A request is written. */
  void written(Instance process, Optional<AccessRequest> before, AccessRequest after) {
    boolean moved = !before.map(AccessRequest::status).equals(Optional.of(after.status()));
    boolean letsIn =
        after.status() == RequestStatus.APPROVED || after.status() == RequestStatus.ACTIVE;
    if (moved && letsIn && watch.isFrozen()) {
      watch.breach("freeze: " + after.id() + " became " + after.status());
    }
    if (moved && after.status() == RequestStatus.APPROVED) {
      approved(process, after);
    }
  }

  private void approved(Instance process, AccessRequest request) {
    Optional<AccountCatalog.Lookup> account = process.reads().account(request.ask().account());
    if (!(account.orElse(null) instanceof AccountCatalog.Lookup.Active active)) {
      watch.breach("I8 " + request.id() + " is granted, and nobody has read its account's facts");
      return;
    }
    PrincipalId person = request.assignment().orElseThrow().principal();
    if (!town.company().was(request.ask().requester(), person)) {
      watch.breach("I5 " + request.id() + " is granted to somebody else than who asked");
    }
    OptionalInt needed =
        process
            .deployed()
            .agreements(
                request.ask().permissionSet(),
                active.facts(),
                group -> process.reads().member(person, group));
    if (needed.isEmpty()) {
      watch.breach("I8 " + request.id() + " is granted, and the policy does not say so");
    } else if (agreements(process, request, person) < needed.getAsInt()) {
      watch.breach("I5 " + request.id() + " is granted without enough other people's approval");
    }
    if (request.duration().compareTo(PolicyPlan.LONGEST) > 0
        || request.duration().compareTo(request.ask().duration()) > 0) {
      watch.breach("I5 " + request.id() + " is granted for too long");
    }
  }

  private long agreements(Instance process, AccessRequest request, PrincipalId person) {
    return request.approval().stream()
        .flatMap(approval -> approval.votes().stream())
        .filter(vote -> !vote.slackUser().equals(request.ask().requester()))
        .filter(vote -> watch.hasApproved(request.id(), vote.slackUser()))
        .filter(vote -> town.company().was(vote.slackUser(), vote.principal()))
        .map(Vote::principal)
        .filter(voter -> !voter.equals(person))
        .filter(voter -> process.reads().member(voter, process.deployed().approvers()))
        .distinct()
        .count();
  }

  /** A lease is written: whoever takes it has looked whether the assignment is there already. */
  void leased(Instance process, Optional<Lease> before, Lease after, Commit commit) {
    boolean taken =
        after.phase() == Lease.Phase.HELD
            && before.map(lease -> lease.phase() == Lease.Phase.FREE).orElse(true);
    boolean looked = process.reads().look(after.assignment()).map(exists -> !exists).orElse(false);
    if (taken && !looked) {
      watch.breach("I4 the lease " + after.id() + " is taken over what may be somebody else's");
    }
    boolean steady = town.fibers().now() > town.calmSince();
    boolean early =
        before.map(lease -> town.wall().plusSeconds(1).isBefore(lease.notBefore())).orElse(false);
    if (taken && early && steady) {
      watch.breach("lease " + after.id() + " is taken while it is closed");
    }
  }

  /** A request takes another's access over: that must not end sooner for it. */
  void superseded(AccessRequest old, Commit commit) {
    boolean shorter =
        commit.requests().stream()
            .map(Commit.RequestWrite::request)
            .filter(request -> request.status() == RequestStatus.ACTIVE)
            .anyMatch(next -> ends(next).isBefore(ends(old)));
    if (shorter) {
      watch.breach("I3 " + old.id() + " is cut short by a shorter ask");
    }
  }

  private static Instant ends(AccessRequest request) {
    return request.expiresAt().orElse(Instant.MAX);
  }

  /** Identity Center is about to change something: only the step's owner may have it so. */
  void begins(Instance process, Operation.Kind kind, Assignment assignment) {
    Optional<Lease> lease = watch.lease(assignment);
    boolean fits =
        lease
            .filter(l -> l.stepOwner().startsWith(process.name() + "-actor-"))
            .map(l -> fits(kind, l))
            .orElse(false);
    if (!fits) {
      watch.breach("fence: " + process.name() + " begins to " + kind + " " + assignment.leaseId());
    }
  }

  private boolean fits(Operation.Kind kind, Lease lease) {
    if (kind == Operation.Kind.DELETE) {
      return lease.phase() == Lease.Phase.RELEASING;
    }
    return lease.phase() == Lease.Phase.HELD
        && watch
            .request(lease.holder())
            .map(holder -> holder.status() == RequestStatus.APPROVED)
            .orElse(false);
  }
}
