package io.boundary.broker.simulation;

import io.boundary.broker.port.GrantProvisioner;
import io.boundary.broker.port.Operation;
import io.boundary.model.Assignment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Identity Center, as one process reaches it. */
record GatedIdentityCenter(Town town, Instance process, Gate gate) implements GrantProvisioner {

  private ControlPlane plane() {
    return town.identityCenter();
  }

  @Override
  public boolean exists(Assignment assignment, Instant deadline) {
    boolean exists =
        gate.call(
            Port.IDENTITY_EXISTS,
            assignment.leaseId(),
            deadline,
            fault -> {
              boolean listed = plane().listed(assignment, is(fault, Fault.STALE));
              process.reads().looked(assignment, listed);
              return listed;
            });
    return exists;
  }

  @Override
  public Operation create(Assignment assignment, Instant deadline) {
    return begin(Port.IDENTITY_CREATE, Operation.Kind.CREATE, assignment, deadline);
  }

  @Override
  public Operation delete(Assignment assignment, Instant deadline) {
    return begin(Port.IDENTITY_DELETE, Operation.Kind.DELETE, assignment, deadline);
  }

  private Operation begin(Port port, Operation.Kind kind, Assignment assignment, Instant deadline) {
    return gate.call(
        port,
        assignment.leaseId(),
        deadline,
        fault -> {
          town.watch().begins(process, kind, assignment);
          return plane().begin(kind, assignment, is(fault, Fault.ENDS_FAILED));
        });
  }

  @Override
  public Operation poll(Operation operation, Instant deadline) {
    return gate.call(
        Port.IDENTITY_POLL,
        operation.id().orElse("none"),
        deadline,
        fault -> plane().state(operation));
  }

  @Override
  public List<Operation> inProgress(Assignment assignment, Instant deadline) {
    return gate.call(
        Port.IDENTITY_IN_PROGRESS,
        assignment.leaseId(),
        deadline,
        fault -> plane().inProgress(assignment, is(fault, Fault.STALE)));
  }

  private static boolean is(Optional<Fault> fault, Fault which) {
    return fault.isPresent() && fault.get() == which;
  }
}
