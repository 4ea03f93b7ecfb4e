package io.boundary.aws.identitycenter;

import io.boundary.aws.identitycenter.SsoAdminCalls.Reading;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.Operation.State;
import io.boundary.model.InstanceArn;
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

/** The calls that tell where operations stand, alike for creations and deletions. */
final class OperationCalls {

  private final SsoAdminClient client;

  OperationCalls(SsoAdminClient client) {
    this.client = client;
  }

  /** Operations of one kind in one instance. */
  record Family(Operation.Kind kind, InstanceArn instance) {}

  /** A page of a listing; it tells ids and states, neither assignments nor reasons. */
  record StatusPage(
      List<AccountAssignmentOperationStatusMetadata> statuses, Optional<String> next) {

    private static StatusPage of(
        List<AccountAssignmentOperationStatusMetadata> statuses, @Nullable String next) {
      return new StatusPage(statuses, Optional.ofNullable(next));
    }
  }

  /** All about one operation; empty where Identity Center does not know it (any more). */
  Optional<AccountAssignmentOperationStatus> describe(Family family, String id, Reading reading) {
    try {
      return Optional.of(
          reading.call("Describe of operation " + id, timeouts -> describe(family, id, timeouts)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The operations in this state. */
  StatusPage page(Family family, StatusValues state, Optional<String> token, Reading reading) {
    String what = "List of operations " + state;
    try {
      return reading.call(
          what,
          timeouts ->
              family.kind() == Operation.Kind.CREATE
                  ? creations(family.instance(), state, token, timeouts)
                  : deletions(family.instance(), state, token, timeouts));
    } catch (ResourceNotFoundException e) {
      throw SsoAdminCalls.failed(what, SsoAdminCalls.Kind.READ, e);
    }
  }

  static Operation operation(Operation.Kind kind, AccountAssignmentOperationStatus status) {
    return new Operation(
        kind,
        Optional.ofNullable(status.requestId()),
        state(status.status()),
        Optional.ofNullable(status.failureReason()));
  }

  /** A state that this client does not know is not final: it is asked for again. */
  static State state(@Nullable StatusValues status) {
    if (status == StatusValues.SUCCEEDED) {
      return State.SUCCEEDED;
    }
    return status == StatusValues.FAILED ? State.FAILED : State.IN_PROGRESS;
  }

  private AccountAssignmentOperationStatus describe(
      Family family, String id, AwsRequestOverrideConfiguration timeouts) {
    return switch (family.kind()) {
      case CREATE ->
          client
              .describeAccountAssignmentCreationStatus(
                  request ->
                      request
                          .instanceArn(family.instance().value())
                          .accountAssignmentCreationRequestId(id)
                          .overrideConfiguration(timeouts))
              .accountAssignmentCreationStatus();
      case DELETE ->
          client
              .describeAccountAssignmentDeletionStatus(
                  request ->
                      request
                          .instanceArn(family.instance().value())
                          .accountAssignmentDeletionRequestId(id)
                          .overrideConfiguration(timeouts))
              .accountAssignmentDeletionStatus();
    };
  }

  private StatusPage creations(
      InstanceArn instance,
      StatusValues state,
      Optional<String> token,
      AwsRequestOverrideConfiguration timeouts) {
    ListAccountAssignmentCreationStatusResponse page =
        client.listAccountAssignmentCreationStatus(
            request ->
                request
                    .instanceArn(instance.value())
                    .filter(OperationStatusFilter.builder().status(state).build())
                    .maxResults(Listings.PAGE)
                    .nextToken(token.orElse(null))
                    .overrideConfiguration(timeouts));
    return StatusPage.of(page.accountAssignmentsCreationStatus(), page.nextToken());
  }

  private StatusPage deletions(
      InstanceArn instance,
      StatusValues state,
      Optional<String> token,
      AwsRequestOverrideConfiguration timeouts) {
    ListAccountAssignmentDeletionStatusResponse page =
        client.listAccountAssignmentDeletionStatus(
            request ->
                request
                    .instanceArn(instance.value())
                    .filter(OperationStatusFilter.builder().status(state).build())
                    .maxResults(Listings.PAGE)
                    .nextToken(token.orElse(null))
                    .overrideConfiguration(timeouts));
    return StatusPage.of(page.accountAssignmentsDeletionStatus(), page.nextToken());
  }
}
