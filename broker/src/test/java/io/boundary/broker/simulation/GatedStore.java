package io.boundary.broker.simulation;

import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Commit.RequestWrite;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.DayFigures;
import io.boundary.broker.port.FreezeFlag;
import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryRow;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import io.boundary.broker.port.Tally;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Lease;
import io.boundary.model.LeaseId;
import io.boundary.model.LedgerEvent;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one store, as one process reaches it. */
record GatedStore(Town town, Instance process, Gate gate)
    implements RequestStore, RequestHistory, RequestCounts, FreezeFlag {

  private InMemoryStore store() {
    return town.store();
  }

  @Override
  public Optional<AccessRequest> find(RequestId id) {
    return gate.call(
        Port.STORE_FIND,
        id,
        () -> {
          if (town.isPoisoned(id)) {
            throw new Town.Poisoned(id);
          }
          return store().find(id);
        });
  }

  @Override
  public Optional<Lease> findLease(LeaseId id) {
    return gate.call(Port.STORE_FIND_LEASE, id, () -> store().findLease(id));
  }

  @Override
  public CommitResult commit(Commit commit) {
    return gate.call(
        Port.STORE_COMMIT,
        commit,
        Instant.MAX,
        fault -> {
          if (fault.isPresent() && fault.get() == Fault.CONFLICT) {
            return CommitResult.CONFLICT;
          }
          CommitResult result = store().commit(commit);
          if (result == CommitResult.DONE) {
            town.watch().committed(process, commit);
          }
          return result;
        });
  }

  /** An operator's deed, past the gate: nobody in the simulation does it. */
  @Override
  public CommitResult replace(DayFigures read, Map<RequestStatus, Long> counts) {
    return store().replace(read, counts);
  }

  @Override
  public CommitResult fold(Tally tally) {
    return gate.call(
        Port.COUNTS_FOLD,
        tally,
        Instant.MAX,
        fault -> {
          if (fault.isPresent() && fault.get() == Fault.CONFLICT) {
            return CommitResult.CONFLICT;
          }
          CommitResult result = store().fold(tally);
          if (result == CommitResult.DONE) {
            town.watch().committed(process, Commit.of(tally.writes().toArray(RequestWrite[]::new)));
          }
          return result;
        });
  }

  @Override
  public Map<LocalDate, Map<RequestStatus, Long>> days(
      Optional<PermissionSetName> permissionSet, LocalDate first, LocalDate last) {
    return store().days(permissionSet, first, last);
  }

  @Override
  public Page<RequestId> due(Instant until, Optional<String> cursor) {
    return gate.call(
        Port.STORE_DUE,
        until,
        Instant.MAX,
        fault ->
            stale(fault) ? new Page<>(List.of(), Optional.empty()) : store().due(until, cursor));
  }

  @Override
  public Page<RequestId> unversioned(Optional<String> cursor) {
    return gate.call(Port.STORE_UNVERSIONED, "", () -> store().unversioned(cursor));
  }

  @Override
  public Page<HistoryRow> rows(HistoryQuery query) {
    return gate.call(
        Port.HISTORY_PAGE,
        query,
        Instant.MAX,
        fault -> stale(fault) ? new Page<>(List.of(), Optional.empty()) : store().rows(query));
  }

  @Override
  public long count(HistoryQuery.Primary primary, Instant from, Instant to) {
    return store().count(primary, from, to);
  }

  @Override
  public List<LedgerEvent> events(RequestId id) {
    return store().events(id);
  }

  @Override
  public boolean isFrozen() {
    return store().isFrozen();
  }

  @Override
  public void set(boolean frozen, Actor by, Instant at) {
    gate.call(
        Port.FREEZE_SET,
        frozen,
        () -> {
          store().set(frozen, by, at);
          town.watch().frozen(frozen);
          return frozen;
        });
  }

  private static boolean stale(Optional<Fault> fault) {
    return fault.isPresent() && fault.get() == Fault.STALE;
  }
}
