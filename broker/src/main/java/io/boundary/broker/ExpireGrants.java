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
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The janitor's sweep: ends what is over, finishes what a crash left half-done, denies what nobody
 * approved in time, tells people what they are still owed, and gives older records a lease. Each
 * request is on its own: one that fails holds up no other and is counted.
 */
public final class ExpireGrants {

  private static final Logger LOG = LoggerFactory.getLogger(ExpireGrants.class);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** The longest that telling somebody may take. */
  private static final Duration TELLING = Duration.ofSeconds(13);

  /** What a sweep tells at most; the rest is owed, and told by the next one. */
  private static final int TOLD_AT_MOST = 1_000;

  /** What the figures learn at most between two waits; the rest stays due. */
  private static final int COUNTED_AT_MOST = 1_000;

  /** So many are on their way or wait for a thread; the next page is read meanwhile. */
  private static final int AT_ONCE = 256;

  private final RequestStore store;
  private final Grants grants;
  private final Telling telling;
  private final CountRequests counting;
  private final Forks forks;
  private final Clock clock;
  private final Sleeper sleeper;

  public ExpireGrants(
      RequestStore store,
      Grants grants,
      Telling telling,
      CountRequests counting,
      Forks forks,
      Clock clock,
      Sleeper sleeper) {
    this.store = store;
    this.grants = grants;
    this.telling = telling;
    this.counting = counting;
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
    do {
      sweep.all(cursor -> store.due(now(), cursor));
      sweep.older();
      sweep.tell();
      sweep.count();
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
    private final Pace pace = new Pace();
    private final Deque<CompletableFuture<Look>> running = new ArrayDeque<>();
    private final Set<RequestId> leftForNextTime = new HashSet<>();
    private final Map<RequestId, Settled> untold = new LinkedHashMap<>();
    private final Set<RequestId> uncounted = new LinkedHashSet<>();
    private SweepReport report = SweepReport.NOTHING;
    private boolean olderSeen;

    private Sweep(Instant deadline) {
      this.deadline = deadline;
    }

    private void all(Function<Optional<String>, Page<RequestId>> pages) {
      Optional<String> cursor = Optional.empty();
      try {
        do {
          if (!pace.leavesTimeForAnother(now(), deadline)) {
            report = report.plus(SweepReport.ONE_PENDING);
            return;
          }
          Page<RequestId> page = pages.apply(cursor);
          page.items().stream().filter(id -> !leftForNextTime.contains(id)).forEach(this::take);
          cursor = page.next();
        } while (cursor.isPresent());
      } finally {
        while (!running.isEmpty()) {
          note(Forks.join(running.remove()));
        }
      }
    }

    /**
     * Older records are taken on once a sweep, after what is due: a failure there holds up nothing.
     */
    private void older() {
      if (olderSeen) {
        return;
      }
      olderSeen = true;
      try {
        all(store::unversioned);
      } catch (RuntimeException e) {
        LOG.error("older records could not be listed: {}", e.toString());
        report = report.plus(SweepReport.ONE_ERROR);
      }
    }

    /** Deeds come first: people are told after them, in the time that is left. */
    private void tell() {
      List<CompletableFuture<RequestId>> told =
          untold.values().stream()
              .map(
                  settled ->
                      forks.fork(
                          () -> {
                            tellAbout(settled, deadline);
                            return settled.after().id();
                          }))
              .toList();
      told.forEach(Forks::join);
      untold.clear();
    }

    /** Figures come last, and never fail a sweep. */
    private void count() {
      leftForNextTime.addAll(counting.count(List.copyOf(uncounted), deadline));
      uncounted.clear();
    }

    private void take(RequestId id) {
      if (running.size() == AT_ONCE) {
        note(Forks.join(running.remove()));
      }
      running.add(forks.fork(() -> handle(id, this)));
    }

    private void note(Look look) {
      report = report.plus(look.counts());
      look.settled()
          .filter(settled -> untold.size() < TOLD_AT_MOST)
          .ifPresent(settled -> untold.put(look.id(), settled));
      look.settled()
          .filter(settled -> settled.after().version() > 0)
          .flatMap(settled -> settled.after().countDueAt())
          .filter(due -> !due.isAfter(now()) && uncounted.size() < COUNTED_AT_MOST)
          .ifPresent(due -> uncounted.add(look.id()));
      if (look.counts().errors() + look.counts().pending() > 0) {
        leftForNextTime.add(look.id());
      }
    }

    /** When the first request that is not due yet will be. */
    private Optional<Instant> firstDue(Instant horizon) {
      Optional<String> cursor = Optional.empty();
      do {
        Page<RequestId> page = store.due(horizon, cursor);
        for (RequestId id : page.items()) {
          if (!now().isBefore(deadline)) {
            return Optional.empty();
          }
          Optional<Instant> due = leftForNextTime.contains(id) ? Optional.empty() : readableDue(id);
          if (due.isPresent() && due.get().isAfter(now())) {
            return due;
          }
        }
        cursor = page.next();
      } while (cursor.isPresent());
      return Optional.empty();
    }
  }

  /** A request after it was looked at, and whether that moved it: what people may be told about. */
  private record Settled(boolean moved, AccessRequest after) {}

  /** What came of looking at one request. */
  private record Look(RequestId id, SweepReport counts, Optional<Settled> settled) {

    private Look(RequestId id, SweepReport counts) {
      this(id, counts, Optional.empty());
    }
  }

  /** When it falls due; empty where it cannot be read, which shows once it is due. */
  private Optional<Instant> readableDue(RequestId id) {
    try {
      return store.find(id).flatMap(AccessRequest::dueAt);
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be read ahead of its time: {}", id, e.toString());
      return Optional.empty();
    }
  }

  private void tellAbout(Settled settled, Instant deadline) {
    if (settled.after().notices().isEmpty() || now().plus(TELLING).isAfter(deadline)) {
      return; // it is owed, so it comes again
    }
    try {
      telling.after(settled.moved(), settled.after());
    } catch (RuntimeException e) {
      LOG.warn("{} is told later: {}", settled.after().id(), e.toString());
    }
  }

  private Look handle(RequestId id, Sweep sweep) {
    if (!sweep.pace.leavesTimeForAnother(now(), sweep.deadline)) {
      return new Look(id, SweepReport.ONE_PENDING);
    }
    MDC.put("request_id", id.value());
    try {
      return store
          .find(id)
          .filter(this::isDue)
          .map(request -> settle(request, sweep))
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
    return old || request.dueAt().map(due -> !due.isAfter(now())).orElse(false);
  }

  private Look settle(AccessRequest request, Sweep sweep) {
    if (request.status() == RequestStatus.PENDING_APPROVAL) {
      return waiting(request);
    }
    Instant began = now();
    Driven driven = grants.drive(request.id(), sweep.deadline);
    sweep.pace.took(Duration.between(began, now()));
    Optional<Settled> settled = Optional.of(new Settled(driven.moved(), driven.request()));
    if (driven.outcome() instanceof Outcome.Later later) {
      LOG.info("{} is not settled yet: {}", request.id(), later.why());
      return new Look(request.id(), SweepReport.ONE_PENDING, settled);
    }
    return new Look(
        request.id(), SweepReport.of(request.status(), driven.request().status()), settled);
  }

  private Look waiting(AccessRequest request) {
    Instant now = now();
    // A record that says no approval could never be decided: it does not wait for ever.
    boolean timedOut =
        request.approval().map(approval -> !now.isBefore(approval.deadline())).orElse(true);
    if (!timedOut) {
      if (request.version() == 0) {
        store.commit(Revision.of(request, now).commit());
      }
      return new Look(request.id(), SweepReport.NOTHING, Optional.of(new Settled(false, request)));
    }
    Revision denied = Endings.timedOut(request, Actor.JANITOR, now);
    if (store.commit(denied.commit()) != CommitResult.DONE) {
      return new Look(request.id(), SweepReport.ONE_PENDING);
    }
    return new Look(
        request.id(),
        SweepReport.ONE_TIMED_OUT,
        Optional.of(new Settled(true, denied.write().request())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
