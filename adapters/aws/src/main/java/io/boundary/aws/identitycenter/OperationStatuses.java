package io.boundary.aws.identitycenter;

import io.boundary.aws.identitycenter.OperationCalls.Family;
import io.boundary.aws.identitycenter.OperationCalls.StatusPage;
import io.boundary.aws.identitycenter.SharedReads.Round;
import io.boundary.aws.identitycenter.SsoAdminCalls.Reading;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.Operation.State;
import io.boundary.broker.port.ProvisionerException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatusMetadata;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;

/**
 * Where operations stand. All that are asked for at the same time are looked up in one listing of
 * those that have succeeded. What is not in it is taken to be in progress, and asked for again; an
 * operation that listings go on leaving open (one that takes long, or that failed, whose reason
 * they do not tell) is described on its own.
 *
 * <p>AWS does not say in which order it lists, nor for how long. A listing is therefore never read
 * further than describing would cost, and while it tells little it is left alone for a while.
 */
final class OperationStatuses {

  /** So few are described more cheaply than listed. */
  private static final int FEW = 2;

  /** A further page must be hoped to tell of so many. */
  private static final int WORTH_A_PAGE = 8;

  /** An operation that so many listings did not tell of is looked into. */
  private static final int MISSES = 2;

  private static final int REMEMBERED = 2_000;

  /** So many rounds pass without a listing that told little. */
  private static final int ROUNDS_WITHOUT = 16;

  private final OperationCalls operations;
  private final SsoAdminCalls calls;
  private final SharedReads<Family, String, Told> reads;
  private final AtomicInteger roundsWithout = new AtomicInteger();
  private final Map<String, Integer> missed = new LinkedHashMap<>();

  OperationStatuses(OperationCalls operations, SsoAdminCalls calls, Clock clock) {
    this.operations = operations;
    this.calls = calls;
    this.reads = new SharedReads<>(this::read, clock);
  }

  /** Where the operation stands; NOT_FOUND where Identity Center does not know it (any more). */
  Operation poll(Family family, String id, Instant deadline) {
    Told told = reads.ask(family, id, deadline);
    Operation found = told.known().get(id);
    if (found != null) {
      return found;
    }
    ProvisionerException failure = told.failed().get(id);
    throw failure != null
        ? failure
        : new IllegalStateException("operation " + id + " was not looked up");
  }

  /** What a round found out, and about which operations it could not. */
  private record Told(Map<String, Operation> known, Map<String, ProvisionerException> failed) {}

  private Told read(Family family, Round<String> round, Instant deadline) {
    Reading reading = calls.reading("Status of operations", deadline);
    Lookup lookup = new Lookup(family, reading, round.close());
    if (roundsWithout.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      lookup.list(StatusValues.IN_PROGRESS, lookup.open);
      lookup.describe(lookup.open);
    } else if (lookup.open.size() <= FEW) {
      lookup.describe(lookup.open);
    } else {
      lookup.mostlyListed();
    }
    return new Told(lookup.known, lookup.failed);
  }

  /** How often a listing did not tell of this operation, this time included. */
  private int missed(String id) {
    synchronized (missed) {
      if (missed.size() >= REMEMBERED) {
        missed.remove(missed.keySet().iterator().next());
      }
      return missed.merge(id, 1, Integer::sum);
    }
  }

  private int misses(String id) {
    synchronized (missed) {
      return missed.getOrDefault(id, 0);
    }
  }

  private void forget(String id) {
    synchronized (missed) {
      missed.remove(id);
    }
  }

  /** One round's work, on one thread. */
  private final class Lookup {
    private final Family family;
    private final Reading reading;
    private final Set<String> open;
    private final Map<String, Operation> known = new HashMap<>();
    private final Map<String, ProvisionerException> failed = new HashMap<>();

    private Lookup(Family family, Reading reading, Set<String> ids) {
      this.family = family;
      this.reading = reading;
      this.open = new LinkedHashSet<>(ids);
    }

    /**
     * One listing tells which have succeeded. Those that it does not tell of are taken to be on
     * their way; only those that were missed before are looked into. In this order: an operation
     * that ends between the two listings is in the second.
     */
    private void mostlyListed() {
      Set<String> old = new LinkedHashSet<>(open);
      old.removeIf(id -> misses(id) < MISSES);
      list(StatusValues.IN_PROGRESS, old);
      int running = known.size();
      list(StatusValues.SUCCEEDED, open);
      int told = known.size() - running;
      old.retainAll(open);
      if (describe(old) > told + FEW) {
        roundsWithout.set(ROUNDS_WITHOUT);
      }
      open.removeAll(old);
      for (String id : open) {
        int unused = missed(id);
        known.put(id, Operation.inProgress(family.kind(), id));
      }
    }

    /** Reads pages while some of those wanted are missing and a page can tell more than a call. */
    private void list(StatusValues state, Set<String> wanted) {
      int pages = 0;
      Optional<String> token = Optional.empty();
      while (wanted.size() > FEW && wanted.size() > pages * WORTH_A_PAGE) {
        StatusPage page;
        try {
          page = operations.page(family, state, token, reading);
        } catch (ProvisionerException e) {
          if (e.lasting()) {
            roundsWithout.set(ROUNDS_WITHOUT); // not allowed, say; describing may be
            return;
          }
          throw e;
        }
        page.statuses().forEach(status -> note(status, wanted));
        token = page.next();
        if (token.isEmpty()) {
          return;
        }
        pages++;
      }
    }

    /** A failed one stays open: only describing it tells the reason. */
    private void note(AccountAssignmentOperationStatusMetadata status, Set<String> wanted) {
      State state = OperationCalls.state(status.status());
      String id = status.requestId();
      if (state != State.FAILED && open.remove(id)) {
        wanted.remove(id);
        know(id, new Operation(family.kind(), Optional.of(id), state, Optional.empty()));
      }
    }

    private void know(String id, Operation operation) {
      known.put(id, operation);
      if (operation.state() != State.IN_PROGRESS) {
        forget(id);
      }
    }

    /**
     * How many turn out to have succeeded without a listing telling so. What fails for good fails
     * for whoever asked about it; an outage would fail all that are left, one after the other.
     */
    private int describe(Set<String> ids) {
      int untold = 0;
      Optional<ProvisionerException> outage = Optional.empty();
      for (String id : ids) {
        if (outage.isPresent()) {
          failed.put(id, outage.get());
          continue;
        }
        try {
          Operation operation = described(id);
          know(id, operation);
          untold += operation.state() == State.SUCCEEDED ? 1 : 0;
        } catch (ProvisionerException e) {
          failed.put(id, e);
          outage = Optional.of(e).filter(failure -> !failure.lasting());
        }
      }
      return untold;
    }

    private Operation described(String id) {
      return operations
          .describe(family, id, reading)
          .map(status -> OperationCalls.operation(family.kind(), status))
          .orElseGet(
              () ->
                  new Operation(family.kind(), Optional.of(id), State.NOT_FOUND, Optional.empty()));
    }
  }
}
