package io.boundary.aws.identitycenter;

import io.boundary.aws.identitycenter.SsoAdminCalls.Kind;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.Operation.State;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatusMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentCreationStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentDeletionStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.OperationStatusFilter;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;

/** Where asynchronous creations and deletions stand. */
final class OperationStatuses {

  private static final OperationStatusFilter IN_PROGRESS =
      OperationStatusFilter.builder().status(StatusValues.IN_PROGRESS).build();

  private final SsoAdminClient client;
  private final SsoAdminCalls calls;

  OperationStatuses(SsoAdminClient client, SsoAdminCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /** Where the operation stands; NOT_FOUND where Identity Center does not know it (any more). */
  Operation poll(Operation.Kind kind, String id, InstanceArn instance, Instant deadline) {
    return described(kind, id, instance, deadline)
        .map(status -> operation(kind, status))
        .orElseGet(() -> new Operation(kind, Optional.of(id), State.NOT_FOUND, Optional.empty()));
  }

  /** Creations and deletions of this assignment that are in progress. */
  List<Operation> inProgress(Assignment assignment, Instant deadline) {
    List<Operation> found = new ArrayList<>();
    for (Operation.Kind kind : Operation.Kind.values()) {
      for (String id : idsInProgress(kind, assignment.instance(), deadline)) {
        described(kind, id, assignment.instance(), deadline)
            .filter(status -> isOf(assignment, status))
            .map(status -> operation(kind, status))
            .filter(operation -> operation.state() == State.IN_PROGRESS)
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  static Operation operation(Operation.Kind kind, AccountAssignmentOperationStatus status) {
    return new Operation(
        kind,
        Optional.ofNullable(status.requestId()),
        state(status.status()),
        Optional.ofNullable(status.failureReason()));
  }

  /** A state that this client does not know is not final: it is asked for again. */
  private static State state(@Nullable StatusValues status) {
    if (status == StatusValues.SUCCEEDED) {
      return State.SUCCEEDED;
    }
    return status == StatusValues.FAILED ? State.FAILED : State.IN_PROGRESS;
  }

  private static boolean isOf(Assignment assignment, AccountAssignmentOperationStatus status) {
    return assignment.account().value().equals(status.targetId())
        && assignment.permissionSet().value().equals(status.permissionSetArn())
        && assignment.principal().value().equals(status.principalId())
        && assignment.principalType().name().equals(status.principalTypeAsString());
  }

  private Optional<AccountAssignmentOperationStatus> described(
      Operation.Kind kind, String id, InstanceArn instance, Instant deadline) {
    try {
      return Optional.of(
          calls.call(
              "Describe of operation " + id,
              Kind.READ,
              deadline,
              timeouts -> describe(kind, id, instance, timeouts)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private AccountAssignmentOperationStatus describe(
      Operation.Kind kind,
      String id,
      InstanceArn instance,
      AwsRequestOverrideConfiguration timeouts) {
    return switch (kind) {
      case CREATE ->
          client
              .describeAccountAssignmentCreationStatus(
                  request ->
                      request
                          .instanceArn(instance.value())
                          .accountAssignmentCreationRequestId(id)
                          .overrideConfiguration(timeouts))
              .accountAssignmentCreationStatus();
      case DELETE ->
          client
              .describeAccountAssignmentDeletionStatus(
                  request ->
                      request
                          .instanceArn(instance.value())
                          .accountAssignmentDeletionRequestId(id)
                          .overrideConfiguration(timeouts))
              .accountAssignmentDeletionStatus();
    };
  }

  private List<String> idsInProgress(Operation.Kind kind, InstanceArn instance, Instant deadline) {
    List<String> ids = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      IdPage page = page(kind, instance, token, deadline);
      ids.addAll(page.ids());
      token = page.next();
    } while (token.isPresent());
    return ids;
  }

  private IdPage page(
      Operation.Kind kind, InstanceArn instance, Optional<String> token, Instant deadline) {
    String what = "List of operations in progress";
    try {
      return calls.call(
          what,
          Kind.READ,
          deadline,
          timeouts ->
              kind == Operation.Kind.CREATE
                  ? creations(instance, token, timeouts)
                  : deletions(instance, token, timeouts));
    } catch (ResourceNotFoundException e) {
      throw SsoAdminCalls.failed(what, Kind.READ, e);
    }
  }

  private IdPage creations(
      InstanceArn instance, Optional<String> token, AwsRequestOverrideConfiguration timeouts) {
    ListAccountAssignmentCreationStatusResponse page =
        client.listAccountAssignmentCreationStatus(
            request ->
                request
                    .instanceArn(instance.value())
                    .filter(IN_PROGRESS)
                    .nextToken(token.orElse(null))
                    .overrideConfiguration(timeouts));
    return IdPage.of(page.accountAssignmentsCreationStatus(), page.nextToken());
  }

  private IdPage deletions(
      InstanceArn instance, Optional<String> token, AwsRequestOverrideConfiguration timeouts) {
    ListAccountAssignmentDeletionStatusResponse page =
        client.listAccountAssignmentDeletionStatus(
            request ->
                request
                    .instanceArn(instance.value())
                    .filter(IN_PROGRESS)
                    .nextToken(token.orElse(null))
                    .overrideConfiguration(timeouts));
    return IdPage.of(page.accountAssignmentsDeletionStatus(), page.nextToken());
  }

  private record IdPage(List<String> ids, Optional<String> next) {

    static IdPage of(
        List<AccountAssignmentOperationStatusMetadata> statuses, @Nullable String next) {
      return new IdPage(
          statuses.stream().map(AccountAssignmentOperationStatusMetadata::requestId).toList(),
          Optional.ofNullable(next));
    }
  }
}
