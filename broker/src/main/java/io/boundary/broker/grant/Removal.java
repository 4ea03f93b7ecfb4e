package io.boundary.broker.grant;

import io.boundary.broker.port.Commit;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.Assignment;
import io.boundary.model.Digest;
import io.boundary.model.Lease;
import io.boundary.model.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes an assignment that Boundary did not make, because an operator said so.
 *
 * <p>The race: between the look that found the assignment unknown and its deletion, somebody else
 * may remove it and a person may ask for it. Boundary would then grant it, and this deletion would
 * take that grant away. Granting and ending of an assignment meet at its lease alone, so the
 * removal goes through the lease too: it first <b>closes</b> it (RELEASING, over no lease or over
 * the FREE one that was read, by version), and a Take commits over exactly the same. One of the two
 * is first. If it is the Take, the removal conflicts and leaves everything as it is. If it is the
 * removal, the Take conflicts, looks again, finds RELEASING and waits until the deletion is final
 * and the lease is FREE and past its grace. The assignment is looked at again once the lease is
 * closed.
 *
 * <p>Identity Center does not tell two assignments of the same person, account and permission set
 * apart: one that others removed and made again meanwhile is removed.
 *
 * <p>The lease's holder is an id of which there is no request, so that nobody else drives it. A
 * removal whose process died leaves the lease closed, which grants nothing; {@link #finish} frees
 * it.
 */
public final class Removal {

  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

  private static final String OWNER = "removal-";
  private static final int ID_DIGITS = 12;

  private final GrantPorts ports;
  private final RequestStore store;
  private final Polling polling;

  Removal(GrantPorts ports) {
    this.ports = ports;
    this.store = ports.store();
    this.polling = new Polling(ports);
  }

  /** What became of a removal. */
  public enum Result {
    /** It is gone, seen so. */
    REMOVED,
    /** It was gone already. */
    GONE,
    /** It has a lease by now, so that it is Boundary's, or may be: left as it is. */
    OURS,
    /** Its deletion was begun, and was not seen to end in time. */
    UNFINISHED,
    /** Identity Center could not delete it. */
    FAILED
  }

  /** Whether the lease was closed by a removal. */
  public static boolean isRemoval(Lease lease) {
    return lease.phase() == Lease.Phase.RELEASING && lease.stepOwner().startsWith(OWNER);
  }

  /**
   * Removes the assignment, unless it is Boundary's by now.
   *
   * @throws ProvisionerException where Identity Center did not do as asked
   * @throws io.boundary.broker.port.StoreException where the store is out of reach
   */
  public Result remove(Assignment assignment, Instant deadline) {
    Instant now = ports.now();
    Optional<Lease> over = store.findLease(assignment.leaseId());
    if (over.map(lease -> ports.times().mayBeOurs(lease, now)).orElse(false)) {
      over.ifPresent(lease -> finish(lease, deadline)); // so that a next attempt may be made
      return Result.OURS;
    }
    Stint stint = stint(deadline);
    Lease closed = Leases.closed(assignment, over, holder(stint), stint, now);
    if (commit(closed, over.isEmpty()) != CommitResult.DONE) {
      return Result.OURS;
    }
    return delete(closed, stint.callDeadline(closed));
  }

  /**
   * Frees a lease that a removal closed and did not live to free. What became of its assignment,
   * the next look tells.
   *
   * @return whether it is free
   */
  public boolean finish(Lease lease, Instant deadline) {
    Instant now = ports.now();
    if (!isRemoval(lease) || now.isBefore(ports.times().quietAfter(lease))) {
      return false;
    }
    Stint stint = stint(deadline);
    Lease claimed = Leases.claimedToRelease(lease, stint, now);
    return commit(claimed, false) == CommitResult.DONE
        && nothingInProgress(claimed, stint.callDeadline(claimed))
        && free(claimed);
  }

  private Result delete(Lease closed, Instant deadline) {
    Optional<Operation> begun = begin(closed, deadline);
    if (begun.isEmpty()) {
      free(closed);
      return Result.GONE;
    }
    try {
      return followed(closed, begun.get(), deadline);
    } catch (ProvisionerException e) {
      LOG.warn("what becomes of a deletion of {} is not known: {}", closed.id(), e.toString());
      return Result.UNFINISHED; // accepted; the lease stays closed until somebody has looked
    }
  }

  private Result followed(Lease closed, Operation begun, Instant deadline) {
    Operation last = polling.untilFinal(begun, deadline);
    // INVARIANT: a deletion that is still in progress would take away the next grant.
    if (last.state() == Operation.State.IN_PROGRESS || !nothingInProgress(closed, deadline)) {
      return Result.UNFINISHED;
    }
    boolean there = ports.provisioner().exists(closed.assignment(), deadline);
    free(closed);
    if (there) {
      return last.state() == Operation.State.FAILED ? Result.FAILED : Result.UNFINISHED;
    }
    return Result.REMOVED;
  }

  /** The deletion; empty where there is nothing to delete. */
  private Optional<Operation> begin(Lease closed, Instant deadline) {
    Assignment assignment = closed.assignment();
    try {
      return ports.provisioner().exists(assignment, deadline)
          ? Optional.of(ports.provisioner().delete(assignment, deadline))
          : Optional.empty();
    } catch (ProvisionerException e) {
      if (e.effect() == ProvisionerException.Effect.NONE) {
        free(closed); // surely no deletion was begun
      }
      throw e;
    }
  }

  private boolean nothingInProgress(Lease lease, Instant deadline) {
    return ports.provisioner().inProgress(lease.assignment(), deadline).isEmpty();
  }

  private boolean free(Lease lease) {
    Instant now = ports.now();
    Lease freed = Leases.freed(lease, now, now.plus(ports.times().grace()));
    return commit(freed, false) == CommitResult.DONE;
  }

  private CommitResult commit(Lease lease, boolean isNew) {
    Commit.LeaseWrite write = new Commit.LeaseWrite(lease, isNew);
    return store.commit(new Commit(List.of(), Optional.of(write), false));
  }

  private Stint stint(Instant deadline) {
    return new Stint(OWNER + ports.actorIds().get(), deadline, ports.times());
  }

  private static RequestId holder(Stint stint) {
    byte[] owner = stint.owner().getBytes(StandardCharsets.UTF_8);
    return new RequestId("req-cli-" + Digest.sha256Hex(owner).substring(0, ID_DIGITS));
  }
}
