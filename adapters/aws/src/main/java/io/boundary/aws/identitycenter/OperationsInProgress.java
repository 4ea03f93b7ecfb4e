package io.boundary.aws.identitycenter;

import io.boundary.aws.identitycenter.OperationCalls.Family;
import io.boundary.aws.identitycenter.OperationCalls.StatusPage;
import io.boundary.aws.identitycenter.SharedReads.Round;
import io.boundary.aws.identitycenter.SsoAdminCalls.Reading;
import io.boundary.broker.port.Operation;
import io.boundary.model.Assignment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatusMetadata;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;

/**
 * Which operations are in progress on an assignment, where their ids were lost. The listing tells
 * no assignments; but an operation's assignment never changes, so that each operation is described
 * once in a process, however many ask.
 */
final class OperationsInProgress {

  private static final int REMEMBERED = 2_000;

  private final OperationCalls operations;
  private final SsoAdminCalls calls;
  private final SharedReads<Family, Boolean, Map<String, Target>> reads;
  private final Map<String, Target> targets = new LinkedHashMap<>();

  OperationsInProgress(OperationCalls operations, SsoAdminCalls calls, Clock clock) {
    this.operations = operations;
    this.calls = calls;
    this.reads = new SharedReads<>(this::read, clock);
  }

  private record Target(
      @Nullable String account,
      @Nullable String permissionSet,
      @Nullable String type,
      @Nullable String principal) {

    static Target of(AccountAssignmentOperationStatus status) {
      return new Target(
          status.targetId(),
          status.permissionSetArn(),
          status.principalTypeAsString(),
          status.principalId());
    }

    static Target of(Assignment assignment) {
      return new Target(
          assignment.account().value(),
          assignment.permissionSet().value(),
          assignment.principalType().name(),
          assignment.principal().value());
    }
  }

  /** Creations and deletions of this assignment, in a listing that began after this call. */
  List<Operation> of(Assignment assignment, Instant deadline) {
    Target wanted = Target.of(assignment);
    List<Operation> found = new ArrayList<>();
    for (Operation.Kind kind : Operation.Kind.values()) {
      Family family = new Family(kind, assignment.instance());
      reads
          .ask(family, Boolean.TRUE, deadline)
          .forEach(
              (id, target) -> {
                if (target.equals(wanted)) {
                  found.add(Operation.inProgress(kind, id));
                }
              });
    }
    return List.copyOf(found);
  }

  private Map<String, Target> read(Family family, Round<Boolean> round, Instant deadline) {
    Reading reading = calls.reading("List of operations in progress", deadline);
    round.close();
    List<String> ids = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      StatusPage page = operations.page(family, StatusValues.IN_PROGRESS, token, reading);
      page.statuses().stream()
          .map(AccountAssignmentOperationStatusMetadata::requestId)
          .forEach(ids::add);
      token = page.next();
    } while (token.isPresent());
    Map<String, Target> found = new HashMap<>();
    for (String id : ids) {
      target(family, id, reading).ifPresent(target -> found.put(id, target));
    }
    return Map.copyOf(found);
  }

  /** Empty where it has come to its end meanwhile. */
  private Optional<Target> target(Family family, String id, Reading reading) {
    Optional<Target> known = remembered(id);
    if (known.isPresent()) {
      return known;
    }
    Optional<AccountAssignmentOperationStatus> described = operations.describe(family, id, reading);
    described.map(Target::of).ifPresent(target -> remember(id, target));
    return described
        .filter(status -> OperationCalls.state(status.status()) == Operation.State.IN_PROGRESS)
        .map(Target::of);
  }

  private Optional<Target> remembered(String id) {
    synchronized (targets) {
      return Optional.ofNullable(targets.get(id));
    }
  }

  private void remember(String id, Target target) {
    synchronized (targets) {
      if (targets.size() >= REMEMBERED) {
        targets.remove(targets.keySet().iterator().next());
      }
      targets.put(id, target);
    }
  }
}
