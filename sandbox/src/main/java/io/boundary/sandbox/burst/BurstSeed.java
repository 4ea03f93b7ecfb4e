package io.boundary.sandbox.burst;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.boundary.sandbox.aws.AssignmentKey;
import io.boundary.sandbox.aws.Assignments;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ACTIVE grants, as the workflow would have left them: record, ledger, lease and assignment. */
final class BurstSeed {

  private static final Duration LENGTH = Duration.ofHours(1);

  private final JsonNode info;
  private final RequestStore store;
  private final Assignments assignments;
  private final BurstOptions options;
  private final Instant expiry;

  BurstSeed(
      JsonNode info,
      RequestStore store,
      Assignments assignments,
      BurstOptions options,
      Instant expiry) {
    this.info = info;
    this.store = store;
    this.assignments = assignments;
    this.options = options;
    this.expiry = expiry.truncatedTo(ChronoUnit.MILLIS);
  }

  static RequestId id(int number) {
    return new RequestId("req-%016x".formatted(number));
  }

  /** Puts grant {@code number}. */
  void put(int number) {
    Assignment assignment = assignment(number);
    assignments.put(
        new AssignmentKey(
            assignment.account().value(),
            assignment.permissionSet().value(),
            assignment.principalType().name(),
            assignment.principal().value()));
    Instant began = expiry.minus(LENGTH);
    Revision approved =
        Revision.birth(draft(number, assignment, began), Actor.WORKFLOW, "seeded for a burst");
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
    commit(new Commit(List.of(approved.write()), lease(held, true), false));
    Revision active =
        Revision.of(request, began)
            .edit(builder -> builder.activeAt(began).expiresAt(expiry))
            .become(RequestStatus.ACTIVE, Actor.WORKFLOW, "seeded for a burst");
    commit(new Commit(List.of(active.write()), Optional.empty(), false));
  }

  private static Optional<Commit.LeaseWrite> lease(Lease lease, boolean isNew) {
    return Optional.of(new Commit.LeaseWrite(lease, isNew));
  }

  private void commit(Commit commit) {
    if (store.commit(commit) != CommitResult.DONE) {
      throw new IllegalStateException("a grant could not be seeded");
    }
  }

  private Assignment assignment(int number) {
    int pairs = options.accounts() * options.sets();
    int pair = number % pairs;
    int person = (number / pairs + pair) % options.people();
    return new Assignment(
        new InstanceArn(info.path("sso_instance_arn").asText()),
        new PermissionSetArn(info.path("permission_sets").path(set(pair)).asText()),
        new AccountId(BurstWorld.account(pair % options.accounts())),
        PrincipalType.USER,
        new PrincipalId(
            info.path("users")
                .path(BurstWorld.person(person))
                .path("identity_center_id")
                .asText()));
  }

  private String set(int pair) {
    return BurstWorld.set(pair / options.accounts());
  }

  private AccessRequest draft(int number, Assignment assignment, Instant began) {
    int pair = number % (options.accounts() * options.sets());
    Ask ask =
        new Ask(
            new SlackUserId(BurstWorld.slackId(number % options.people())),
            assignment.account(),
            new PermissionSetName(set(pair)),
            LENGTH,
            Optional.empty(),
            began,
            Optional.empty());
    return new AccessRequest(
        id(number),
        0,
        RequestStatus.APPROVED,
        ask,
        Optional.of(assignment),
        DecisionEvidence.withoutPolicy("seeded for a burst", began),
        LENGTH,
        Optional.empty(),
        Optional.of(new Ruling("policy", began)),
        Optional.empty(),
        began,
        began,
        Optional.of(expiry),
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
