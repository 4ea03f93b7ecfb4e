package io.boundary.aws.identitycenter;

import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.aws.identitycenter.SsoAdminCalls.Kind;
import io.boundary.broker.port.GrantProvisioner;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.Operation.State;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ProvisionerException.Effect;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;

/** Assignments of Identity Center, for users and groups, to AWS accounts. */
public final class IdentityCenterProvisioner implements GrantProvisioner {

  private final SsoAdminClient client;
  private final InstanceArn instance;
  private final SsoAdminCalls calls;
  private final OperationStatuses statuses;

  /**
   * A provisioner.
   *
   * @param client must not retry by itself: the limiter must see each call
   * @param instance the instance that operations are polled in
   * @param limiter shared by all that call sso-admin from this process
   */
  public IdentityCenterProvisioner(
      SsoAdminClient client,
      InstanceArn instance,
      RateLimiter limiter,
      Backoff backoff,
      Clock clock,
      Sleeper sleeper) {
    this.client = client;
    this.instance = instance;
    this.calls = new SsoAdminCalls(limiter, backoff, clock, sleeper);
    this.statuses = new OperationStatuses(client, calls);
  }

  /** Reads all pages until found; in a permission set that is gone, nothing can be assigned. */
  @Override
  public boolean exists(Assignment assignment, Instant deadline) {
    Optional<String> token = Optional.empty();
    do {
      ListAccountAssignmentsResponse page;
      try {
        page = page(assignment, token, deadline);
      } catch (ResourceNotFoundException e) {
        return false;
      }
      if (page.accountAssignments().stream()
          .anyMatch(
              found ->
                  assignment.principal().value().equals(found.principalId())
                      && assignment.principalType().name().equals(found.principalTypeAsString()))) {
        return true;
      }
      token = Optional.ofNullable(page.nextToken());
    } while (token.isPresent());
    return false;
  }

  @Override
  public Operation create(Assignment assignment, Instant deadline) {
    String what = "CreateAccountAssignment";
    CreateAccountAssignmentRequest.Builder request =
        CreateAccountAssignmentRequest.builder()
            .instanceArn(assignment.instance().value())
            .permissionSetArn(assignment.permissionSet().value())
            .targetType(TargetType.AWS_ACCOUNT)
            .targetId(assignment.account().value())
            .principalType(assignment.principalType().name())
            .principalId(assignment.principal().value());
    try {
      return begun(
          what,
          Operation.Kind.CREATE,
          calls.call(
              what,
              Kind.CHANGE,
              deadline,
              timeouts ->
                  client
                      .createAccountAssignment(request.overrideConfiguration(timeouts).build())
                      .accountAssignmentCreationStatus()));
    } catch (ResourceNotFoundException e) {
      throw SsoAdminCalls.failed(what, Kind.CHANGE, e);
    }
  }

  @Override
  public Operation delete(Assignment assignment, Instant deadline) {
    String what = "DeleteAccountAssignment";
    DeleteAccountAssignmentRequest.Builder request =
        DeleteAccountAssignmentRequest.builder()
            .instanceArn(assignment.instance().value())
            .permissionSetArn(assignment.permissionSet().value())
            .targetType(TargetType.AWS_ACCOUNT)
            .targetId(assignment.account().value())
            .principalType(assignment.principalType().name())
            .principalId(assignment.principal().value());
    try {
      return begun(
          what,
          Operation.Kind.DELETE,
          calls.call(
              what,
              Kind.CHANGE,
              deadline,
              timeouts ->
                  client
                      .deleteAccountAssignment(request.overrideConfiguration(timeouts).build())
                      .accountAssignmentDeletionStatus()));
    } catch (ResourceNotFoundException e) {
      return new Operation(
          Operation.Kind.DELETE, Optional.empty(), State.NOT_FOUND, Optional.empty());
    }
  }

  @Override
  public Operation poll(Operation operation, Instant deadline) {
    return operation.id().isEmpty()
        ? operation
        : statuses.poll(operation.kind(), operation.id().get(), instance, deadline);
  }

  @Override
  public List<Operation> inProgress(Assignment assignment, Instant deadline) {
    return statuses.inProgress(assignment, deadline);
  }

  private ListAccountAssignmentsResponse page(
      Assignment assignment, Optional<String> token, Instant deadline) {
    return calls.call(
        "ListAccountAssignments",
        Kind.READ,
        deadline,
        timeouts ->
            client.listAccountAssignments(
                request ->
                    request
                        .instanceArn(assignment.instance().value())
                        .accountId(assignment.account().value())
                        .permissionSetArn(assignment.permissionSet().value())
                        .nextToken(token.orElse(null))
                        .overrideConfiguration(timeouts)));
  }

  /** An accepted call must say under which id it can be followed. */
  private static Operation begun(
      String what, Operation.Kind kind, @Nullable AccountAssignmentOperationStatus status) {
    if (status == null
        || (status.requestId() == null && status.status() != StatusValues.SUCCEEDED)) {
      throw new ProvisionerException(
          what + " was answered without a request id",
          Effect.UNKNOWN,
          false,
          new IllegalStateException(what));
    }
    return OperationStatuses.operation(kind, status);
  }
}
