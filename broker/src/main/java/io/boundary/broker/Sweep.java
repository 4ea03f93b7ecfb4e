package io.boundary.broker;

import io.boundary.broker.Settling.Look;
import io.boundary.broker.Settling.Settled;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/** One sweep's work, and its account; only the thread that sweeps touches its fields. */
final class Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  /** The longest that telling somebody may take. */
  private static final Duration TELLING = Duration.ofSeconds(13);

  /** What a sweep tells at most; the rest is owed, and told by the next one. */
  private static final int TOLD_AT_MOST = 1_000;

  /** What the figures learn at most between two waits; the rest stays due. */
  private static final int COUNTED_AT_MOST = 1_000;

  /** So many are on their way or wait for a thread; the next page is read meanwhile. */
  private static final int AT_ONCE = 256;

  private final RequestStore store;
  private final Settling settling;
  private final Telling telling;
  private final CountRequests counting;
  private final Forks forks;
  private final Clock clock;
  private final Instant deadline;
  private final Pace pace = new Pace();
  private final Deque<CompletableFuture<Look>> running = new ArrayDeque<>();
  private final Set<RequestId> leftForNextTime = new HashSet<>();
  private final Map<RequestId, Settled> untold = new LinkedHashMap<>();
  private final Set<RequestId> uncounted = new LinkedHashSet<>();
  private SweepReport report = SweepReport.NOTHING;
  private boolean olderSeen;

  Sweep(
      RequestStore store,
      Settling settling,
      Telling telling,
      CountRequests counting,
      Forks forks,
      Clock clock,
      Instant deadline) {
    this.store = store;
    this.settling = settling;
    this.telling = telling;
    this.counting = counting;
    this.forks = forks;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Settles everything that is due by now, then tells people of it, then counts it. */
  void round() {
    all(cursor -> store.due(clock.instant(), cursor));
    older();
    tell();
    count();
  }

  SweepReport report() {
    return report;
  }

  private void all(Function<Optional<String>, Page<RequestId>> pages) {
    Optional<String> cursor = Optional.empty();
    try {
      do {
        if (!pace.leavesTimeForAnother(clock.instant(), deadline)) {
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
                          tellAbout(settled);
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
    running.add(forks.fork(() -> settling.settle(id, pace, deadline)));
  }

  private void note(Look look) {
    report = report.plus(look.counts());
    look.settled()
        .filter(settled -> untold.size() < TOLD_AT_MOST)
        .ifPresent(settled -> untold.put(look.id(), settled));
    look.settled()
        .flatMap(settled -> settled.after().countDueAt())
        .filter(due -> !due.isAfter(clock.instant()) && uncounted.size() < COUNTED_AT_MOST)
        .ifPresent(due -> uncounted.add(look.id()));
    if (look.counts().errors() + look.counts().pending() > 0) {
      leftForNextTime.add(look.id());
    }
  }

  /** When the first request that is not due yet will be; empty where no time is left for it. */
  Optional<Instant> firstDue(Instant horizon) {
    if (!pace.leavesTimeForAnother(clock.instant(), deadline)) {
      return Optional.empty(); // what is due was not all taken: nobody waits for more
    }
    Optional<String> cursor = Optional.empty();
    do {
      Page<RequestId> page = store.due(horizon, cursor);
      for (RequestId id : page.items()) {
        if (!clock.instant().isBefore(deadline)) {
          return Optional.empty();
        }
        Optional<Instant> due = leftForNextTime.contains(id) ? Optional.empty() : readableDue(id);
        if (due.isPresent() && due.get().isAfter(clock.instant())) {
          return due;
        }
      }
      cursor = page.next();
    } while (cursor.isPresent());
    return Optional.empty();
  }

  private void tellAbout(Settled settled) {
    if (settled.after().notices().isEmpty() || clock.instant().plus(TELLING).isAfter(deadline)) {
      return; // it is owed, so it comes again
    }
    try {
      telling.after(settled.moved(), settled.after());
    } catch (RuntimeException e) {
      LOG.warn("{} is told later: {}", settled.after().id(), e.toString());
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
}
