package io.boundary.benchmarks.janitor;

import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.Actor;
import io.boundary.model.Ask;
import io.boundary.model.Assignment;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.InstanceArn;
import io.boundary.model.Lease;
import io.boundary.model.LedgerHead;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Grants whose time is over: record, lease and ledger, as a workflow left them. */
final class Expired {

  private static final Duration LENGTH = Duration.ofHours(1);

  private Expired() {}

  /** Puts grant {@code number}; its assignment. */
  static Assignment put(RequestStore store, int number, Instant expiry) {
    Instant began = expiry.minus(LENGTH);
    Assignment assignment = assignment(number);
    Revision approved =
        Revision.birth(draft(number, assignment, began), Actor.WORKFLOW, "seeded to be ended");
    AccessRequest request = approved.write().request();
    Lease held =
        new Lease(
            assignment.leaseId(),
            1,
            assignment,
            request.id(),
            Lease.Phase.HELD,
            "seed",
            began,
            1,
            0,
            Optional.of("seed-" + number),
            Optional.empty(),
            Instant.EPOCH);
    commit(
        store,
        new Commit(
            List.of(approved.write()), Optional.of(new Commit.LeaseWrite(held, true)), false));
    Revision active =
        Revision.of(request, began)
            .edit(builder -> builder.activeAt(began).expiresAt(expiry))
            .become(RequestStatus.ACTIVE, Actor.WORKFLOW, "seeded to be ended");
    commit(store, new Commit(List.of(active.write()), Optional.empty(), false));
    return assignment;
  }

  private static void commit(RequestStore store, Commit commit) {
    if (store.commit(commit) != CommitResult.DONE) {
      throw new IllegalStateException("a grant could not be seeded");
    }
  }

  private static Assignment assignment(int number) {
    return new Assignment(
        new InstanceArn("arn:aws:sso:::instance/ssoins-1234567890abcdef"),
        new PermissionSetArn(
            "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1111111111111111"),
        new AccountId("%012d".formatted(number % 100)),
        PrincipalType.USER,
        new PrincipalId("p-" + number / 100));
  }

  private static AccessRequest draft(int number, Assignment assignment, Instant began) {
    Ask ask =
        new Ask(
            new SlackUserId("U0PERSON%05d".formatted(number / 100)),
            assignment.account(),
            new PermissionSetName("ReadOnlyAccess"),
            LENGTH,
            Optional.empty(),
            began,
            Optional.empty());
    return new AccessRequest(
        new RequestId("req-%016x".formatted(number)),
        0,
        RequestStatus.APPROVED,
        ask,
        Optional.of(assignment),
        DecisionEvidence.withoutPolicy("seeded", began),
        LENGTH,
        Optional.empty(),
        Optional.of(new Ruling("policy", began)),
        Optional.empty(),
        began,
        began,
        Optional.of(began.plus(LENGTH)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LedgerHead.NONE,
        Set.of(),
        began,
        0,
        Optional.empty());
  }
}
