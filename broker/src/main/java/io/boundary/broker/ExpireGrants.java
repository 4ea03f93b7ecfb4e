package io.boundary.broker;

import io.boundary.broker.grant.Driven;
import io.boundary.broker.grant.Grants;
import io.boundary.broker.grant.Sleeper;
import io.boundary.broker.lifecycle.Endings;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The janitor's sweep: ends what is over, finishes what a crash left half-done, denies what nobody
 * approved in time, tells people what they are still owed, and gives older records a lease. Each
 * request is on its own: one that fails holds up no other and is counted.
 */
public final class ExpireGrants {

  private static final Logger LOG = LoggerFactory.getLogger(ExpireGrants.class);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final RequestStore store;
  private final Grants grants;
  private final Telling telling;
  private final Forks forks;
  private final Clock clock;
  private final Sleeper sleeper;

  public ExpireGrants(
      RequestStore store,
      Grants grants,
      Telling telling,
      Forks forks,
      Clock clock,
      Sleeper sleeper) {
    this.store = store;
    this.grants = grants;
    this.telling = telling;
    this.forks = forks;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * One sweep.
   *
   * @param lookAhead requests that fall due within that time are waited for
   * @param deadline when the sweep must have come back
   */
  public SweepReport sweep(Duration lookAhead, Instant deadline) {
    Instant horizon = now().plus(lookAhead);
    Sweep sweep = new Sweep(deadline);
    sweep.all(store::unversioned);
    do {
      sweep.all(cursor -> store.due(now(), cursor));
    } while (waitedForMore(sweep, horizon));
    return sweep.report;
  }

  /**
   * Waits for what falls due before the horizon, but only a little at a time: what is granted
   * meanwhile may fall due earlier, and the clock may be put forward.
   */
  private boolean waitedForMore(Sweep sweep, Instant horizon) {
    Optional<Instant> next = sweep.firstDue(horizon);
    if (next.isEmpty() || !next.get().isBefore(sweep.deadline)) {
      return false;
    }
    Duration pause = Duration.between(now(), next.get());
    sleeper.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    return now().isBefore(sweep.deadline);
  }

  /** One sweep's work; only the thread that sweeps touches its fields. */
  private final class Sweep {
    private final Instant deadline;
    private final Set<RequestId> leftForNextTime = new HashSet<>();
    private SweepReport report = SweepReport.NOTHING;

    private Sweep(Instant deadline) {
      this.deadline = deadline;
    }

    private void all(Function<Optional<String>, Page<RequestId>> pages) {
      Optional<String> cursor = Optional.empty();
      do {
        if (!now().isBefore(deadline)) {
          report = report.plus(SweepReport.ONE_PENDING);
          return;
        }
        Page<RequestId> page = pages.apply(cursor);
        take(page.items());
        cursor = page.next();
      } while (cursor.isPresent());
    }

    private void take(List<RequestId> ids) {
      List<CompletableFuture<Look>> looks =
          ids.stream()
              .filter(id -> !leftForNextTime.contains(id))
              .map(id -> forks.fork(() -> handle(id, deadline)))
              .toList();
      for (CompletableFuture<Look> forked : looks) {
        Look look = Forks.join(forked);
        report = report.plus(look.counts());
        if (look.counts().errors() + look.counts().pending() > 0) {
          leftForNextTime.add(look.id());
        }
      }
    }

    /** When the first request that is not due yet will be. */
    private Optional<Instant> firstDue(Instant horizon) {
      Optional<String> cursor = Optional.empty();
      do {
        Page<RequestId> page = store.due(horizon, cursor);
        for (RequestId id : page.items()) {
          Optional<Instant> due =
              leftForNextTime.contains(id)
                  ? Optional.empty()
                  : store.find(id).flatMap(AccessRequest::dueAt);
          if (due.isPresent() && due.get().isAfter(now())) {
            return due;
          }
        }
        cursor = page.next();
      } while (cursor.isPresent());
      return Optional.empty();
    }
  }

  /** What came of looking at one request. */
  private record Look(RequestId id, SweepReport counts) {}

  private Look handle(RequestId id, Instant deadline) {
    try {
      return new Look(
          id,
          store
              .find(id)
              .filter(this::isDue)
              .map(request -> settle(request, deadline))
              .orElse(SweepReport.NOTHING));
    } catch (RuntimeException e) {
      LOG.error("{} could not be settled and is tried again: {}", id, e.toString());
      return new Look(id, SweepReport.ONE_ERROR);
    }
  }

  /** The index may lag behind: what it names need not be due. */
  private boolean isDue(AccessRequest request) {
    boolean old = request.version() == 0 && !request.status().isFinal();
    return old || request.dueAt().map(due -> !due.isAfter(now())).orElse(false);
  }

  private SweepReport settle(AccessRequest request, Instant deadline) {
    if (request.status() == RequestStatus.PENDING_APPROVAL) {
      return waiting(request);
    }
    if (!now().isBefore(deadline)) {
      return SweepReport.ONE_PENDING;
    }
    Driven driven = grants.drive(request.id(), deadline);
    telling.after(request, driven.request());
    if (driven.outcome() instanceof Outcome.Later later) {
      LOG.info("{} is not settled yet: {}", request.id(), later.why());
      return SweepReport.ONE_PENDING;
    }
    return SweepReport.of(request.status(), driven.request().status());
  }

  private SweepReport waiting(AccessRequest request) {
    Instant now = now();
    // A record that says no approval could never be decided: it does not wait for ever.
    boolean timedOut =
        request.approval().map(approval -> !now.isBefore(approval.deadline())).orElse(true);
    if (!timedOut) {
      if (request.version() == 0) {
        store.commit(Revision.of(request, now).commit());
      }
      telling.whenDue(request);
      return SweepReport.NOTHING;
    }
    Revision denied = Endings.timedOut(request, Actor.JANITOR, now);
    if (store.commit(denied.commit()) != CommitResult.DONE) {
      return SweepReport.ONE_PENDING;
    }
    telling.now(denied.write().request());
    return SweepReport.ONE_TIMED_OUT;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
