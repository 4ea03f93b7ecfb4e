package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an ACTIVE record of an older deployment the lease it never had. An older deployment could
 * hold several records for one assignment; the one that ends last takes the lease, so that the
 * first to expire does not end the others' access.
 */
public final class Adoption {

  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);
  private static final int SIBLINGS_AT_MOST = 20;

  private final RequestStore store;
  private final RequestHistory history;
  private final Clock clock;

  public Adoption(RequestStore store, RequestHistory history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  Turn adopt(AccessRequest request, Optional<Lease> lease) {
    Assignment assignment = Grants.assignmentOf(request);
    if (lease.isPresent() && lease.get().phase() == Lease.Phase.RELEASING) {
      return Turn.stop(Duration.ofSeconds(5), "its assignment is being released");
    }
    boolean held = lease.isPresent() && lease.get().phase() == Lease.Phase.HELD;
    return held ? join(request, lease.get()) : found(request, assignment, lease);
  }

  /** Nobody holds the lease: the record that ends last gets it, the others are superseded by it. */
  private Turn found(AccessRequest request, Assignment assignment, Optional<Lease> lease) {
    Instant now = now();
    List<AccessRequest> same = readableSiblings(request, assignment);
    AccessRequest last = same.stream().max(Comparator.comparing(Adoption::end)).orElse(request);
    List<Commit.RequestWrite> writes = new ArrayList<>();
    writes.add(Revision.of(last, now).write());
    same.stream()
        .filter(other -> !other.id().equals(last.id()))
        .map(other -> Endings.superseded(other, last, Actor.JANITOR, now).write())
        .forEach(writes::add);
    Commit.LeaseWrite taken =
        new Commit.LeaseWrite(Leases.adopted(assignment, lease, last.id(), now), lease.isEmpty());
    return commit(new Commit(writes, Optional.of(taken), false));
  }

  /** Another record holds the lease: the one that ends last goes on, the other is superseded. */
  private Turn join(AccessRequest request, Lease lease) {
    Instant now = now();
    Optional<AccessRequest> holder = store.find(lease.holder());
    if (holder.isEmpty() || holder.get().status() != RequestStatus.ACTIVE) {
      return Turn.stop(Duration.ofSeconds(30), "its assignment is being worked on");
    }
    if (!end(request).isAfter(end(holder.get()))) {
      return commit(Endings.superseded(request, holder.get(), Actor.JANITOR, now).commit());
    }
    if (now.isBefore(lease.stepUntil())) {
      return Turn.stop(Duration.between(now, lease.stepUntil()), "somebody is working on it");
    }
    return commit(
        new Commit(
            List.of(
                Revision.of(request, now).write(),
                Endings.superseded(holder.get(), request, Actor.JANITOR, now).write()),
            Optional.of(new Commit.LeaseWrite(Leases.handedOver(lease, request.id(), now), false)),
            false));
  }

  private Turn commit(Commit commit) {
    store.commit(commit);
    return new Turn.Again();
  }

  /**
   * The account's history may hold a record that cannot be read. It must not keep this one alive:
   * then this one is adopted alone, and a sibling joins it when its own turn comes.
   */
  private List<AccessRequest> readableSiblings(AccessRequest request, Assignment assignment) {
    try {
      return siblings(request, assignment);
    } catch (StoreException e) {
      LOG.error("{} is adopted without a look at its like: {}", request.id(), e.getMessage());
      return List.of(request);
    }
  }

  /** Every ACTIVE record of this assignment, read consistently, this one included. */
  private List<AccessRequest> siblings(AccessRequest request, Assignment assignment) {
    List<AccessRequest> same = new ArrayList<>(List.of(request));
    Optional<String> cursor = Optional.empty();
    do {
      Page<AccessRequest> page =
          history.page(
              new HistoryQuery(
                  new HistoryQuery.ByAccount(assignment.account()),
                  Optional.empty(),
                  Optional.empty(),
                  1000,
                  cursor));
      page.items().stream()
          .filter(other -> !other.id().equals(request.id()))
          .filter(other -> other.assignment().equals(Optional.of(assignment)))
          .filter(other -> other.status() == RequestStatus.ACTIVE)
          .flatMap(other -> store.find(other.id()).stream())
          .filter(other -> other.status() == RequestStatus.ACTIVE)
          .limit(SIBLINGS_AT_MOST - (long) same.size())
          .forEach(same::add);
      cursor = page.next();
    } while (cursor.isPresent() && same.size() < SIBLINGS_AT_MOST);
    return same;
  }

  private static Instant end(AccessRequest request) {
    return request.expiresAt().orElse(request.createdAt());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
