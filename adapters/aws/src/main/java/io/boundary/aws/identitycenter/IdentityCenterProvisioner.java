package io.boundary.aws.identitycenter;

import io.boundary.aws.PacedCalls;
import io.boundary.aws.PacedCalls.OutOfTimeException;
import io.boundary.aws.identitycenter.OperationCalls.Family;
import io.boundary.aws.identitycenter.SsoAdminCalls.Kind;
import io.boundary.broker.port.GrantProvisioner;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.Operation.State;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ProvisionerException.Effect;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;

/**
 * Assignments of Identity Center, for users and groups, to AWS accounts. Who asks for the same at
 * the same time shares the calls.
 */
public final class IdentityCenterProvisioner implements GrantProvisioner {

  /** Whoever waited for a slot must have so much time left to hear of what was begun. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(3);

  private final SsoAdminClient client;
  private final InstanceArn instance;
  private final SsoAdminCalls calls;
  private final Listings listings;
  private final OperationStatuses statuses;
  private final OperationsInProgress inProgress;
  private final CreationSlots slots;

  /**
   * A provisioner; a process has one, since its callers share its calls.
   *
   * @param client must not retry by itself: the budget must see each call
   * @param instance the instance that operations are polled in
   * @param creationsAtOnce how many creations may be in flight from here
   */
  public IdentityCenterProvisioner(
      SsoAdminClient client, InstanceArn instance, PacedCalls paced, int creationsAtOnce) {
    this.client = client;
    this.instance = instance;
    this.calls = new SsoAdminCalls(paced);
    OperationCalls operations = new OperationCalls(client);
    this.listings = new Listings(client, calls, paced.clock());
    this.statuses = new OperationStatuses(operations, calls, paced.clock());
    this.inProgress = new OperationsInProgress(operations, calls, paced.clock());
    this.slots = new CreationSlots(creationsAtOnce, paced.clock());
  }

  /** In a permission set that is gone, nothing can be assigned. */
  @Override
  public boolean exists(Assignment assignment, Instant deadline) {
    return inTime(() -> listings.holds(assignment, deadline));
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
    return inTime(() -> inSlot(deadline, () -> create(what, request, deadline)));
  }

  private Operation create(
      String what, CreateAccountAssignmentRequest.Builder request, Instant deadline) {
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

  /** A creation that may have been begun, but of which nothing is known, keeps its slot a while. */
  private Operation inSlot(Instant deadline, Supplier<Operation> creation) {
    slots.take(deadline.minus(LEAST_TIME));
    Operation begun;
    try {
      begun = creation.get();
    } catch (ProvisionerException e) {
      if (e.effect() == Effect.UNKNOWN) {
        slots.lost(deadline);
      } else {
        slots.notBegun();
      }
      throw e;
    } catch (RuntimeException | Error e) {
      slots.notBegun();
      throw e;
    }
    if (begun.state() == State.IN_PROGRESS && begun.id().isPresent()) {
      slots.begun(begun.id().get(), deadline);
    } else {
      slots.notBegun();
    }
    return begun;
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
    return inTime(() -> delete(what, request, deadline));
  }

  private Operation delete(
      String what, DeleteAccountAssignmentRequest.Builder request, Instant deadline) {
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
    if (operation.id().isEmpty()) {
      return operation;
    }
    String id = operation.id().get();
    Operation polled =
        inTime(() -> statuses.poll(new Family(operation.kind(), instance), id, deadline));
    if (polled.state() != State.IN_PROGRESS) {
      slots.ended(id);
    }
    return polled;
  }

  @Override
  public List<Operation> inProgress(Assignment assignment, Instant deadline) {
    return inTime(() -> inProgress.of(assignment, deadline));
  }

  private static <T> T inTime(Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfTimeException e) {
      throw SsoAdminCalls.outOfTime(e);
    }
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
    return OperationCalls.operation(kind, status);
  }
}
