package io.boundary.broker;

import io.boundary.broker.grant.Driven;
import io.boundary.broker.grant.Grants;
import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes one due request as far as it goes. Nothing is thrown: what fails is in the answer. */
final class Settling {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private final RequestStore store;
  private final Grants grants;
  private final Clock clock;
  private final Actor janitor;

  Settling(RequestStore store, Grants grants, Clock clock, Actor janitor) {
    this.store = store;
    this.grants = grants;
    this.clock = clock;
    this.janitor = janitor;
  }

  /**
   * What came of looking at one request.
   *
   * @param settled the request afterwards, where it was due
   */
  record Look(RequestId id, SweepReport counts, Optional<Settled> settled) {

    private Look(RequestId id, SweepReport counts) {
      this(id, counts, Optional.empty());
    }
  }

  /** A request after it was looked at, and whether that moved it: what people may be told about. */
  record Settled(boolean moved, AccessRequest after) {}

  /** Settles it if it is due and there is time for it. */
  Look settle(RequestId id, Pace pace, Instant deadline) {
    if (!pace.leavesTimeForAnother(clock.instant(), deadline)) {
      return new Look(id, SweepReport.ONE_PENDING);
    }
    MDC.put("request_id", id.value());
    try {
      return store
          .find(id)
          .filter(this::isDue)
          .map(request -> settle(request, pace, deadline))
          .orElseGet(() -> new Look(id, SweepReport.NOTHING));
    } catch (ProvisionerException e) {
      if (e.tooLate()) {
        LOG.info("{} is not settled yet: {}", id, e.getMessage());
        return new Look(id, SweepReport.ONE_PENDING);
      }
      return failed(id, e);
    } catch (RuntimeException e) {
      return failed(id, e);
    } finally {
      MDC.remove("request_id");
    }
  }

  private static Look failed(RequestId id, RuntimeException e) {
    LOG.error("{} could not be settled and is tried again: {}", id, e.toString());
    return new Look(id, SweepReport.ONE_ERROR);
  }

  /** The index may lag behind: what it names need not be due. */
  private boolean isDue(AccessRequest request) {
    boolean old = request.version() == 0 && !request.status().isFinal();
    return old || request.dueAt().map(due -> !due.isAfter(clock.instant())).orElse(false);
  }

  private Look settle(AccessRequest request, Pace pace, Instant deadline) {
    if (request.status() == RequestStatus.PENDING_APPROVAL) {
      return waiting(request);
    }
    Instant began = clock.instant();
    Driven driven = grants.drive(request.id(), deadline);
    pace.took(Duration.between(began, clock.instant()));
    Optional<Settled> settled = Optional.of(new Settled(driven.moved(), driven.request()));
    if (driven.outcome() instanceof Outcome.Later later) {
      LOG.info("{} is not settled yet: {}", request.id(), later.why());
      return new Look(request.id(), SweepReport.ONE_PENDING, settled);
    }
    return new Look(
        request.id(), SweepReport.of(request.status(), driven.request().status()), settled);
  }

  private Look waiting(AccessRequest request) {
    Instant now = clock.instant();
    // A record that says no approval could never be decided: it does not wait for ever.
    boolean timedOut =
        request.approval().map(approval -> !now.isBefore(approval.deadline())).orElse(true);
    if (!timedOut) {
      if (request.version() == 0) {
        store.commit(Revision.of(request, now).commit());
      }
      return new Look(request.id(), SweepReport.NOTHING, Optional.of(new Settled(false, request)));
    }
    Revision denied = Endings.timedOut(request, janitor, now);
    if (store.commit(denied.commit()) != CommitResult.DONE) {
      return new Look(request.id(), SweepReport.ONE_PENDING);
    }
    return new Look(
        request.id(),
        SweepReport.ONE_TIMED_OUT,
        Optional.of(new Settled(true, denied.write().request())));
  }
}
