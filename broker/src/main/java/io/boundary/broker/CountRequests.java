package io.boundary.broker;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.RequestStore;
import io.boundary.broker.port.Tally;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the figures follow the requests. A request's record tells in which state it is counted, and
 * changes in one transaction with the figures: however often it is tried, each is counted once.
 */
public final class CountRequests {

  private static final Logger LOG = LoggerFactory.getLogger(CountRequests.class);

  /** One batch may hold what cannot be counted; after so many, the figures are out of reach. */
  private static final int FAILURES_AT_MOST = 3;

  private final RequestStore store;
  private final RequestCounts counts;
  private final Forks forks;
  private final Clock clock;

  public CountRequests(RequestStore store, RequestCounts counts, Forks forks, Clock clock) {
    this.store = store;
    this.counts = counts;
    this.forks = forks;
    this.clock = clock;
  }

  /**
   * Counts those of the requests that are due for it. What cannot be counted now stays due; nothing
   * is thrown for it.
   *
   * @return the requests that are still due, since something failed
   */
  List<RequestId> count(List<RequestId> ids, Instant deadline) {
    List<RequestId> left = new ArrayList<>();
    int failuresInARow = 0;
    for (int from = 0; from < ids.size(); from += Tally.AT_MOST) {
      if (failuresInARow == FAILURES_AT_MOST || !clock.instant().isBefore(deadline)) {
        left.addAll(ids.subList(from, ids.size()));
        break;
      }
      List<RequestId> batch = ids.subList(from, Math.min(from + Tally.AT_MOST, ids.size()));
      try {
        fold(read(batch));
        failuresInARow = 0;
      } catch (RuntimeException e) {
        LOG.warn("{} requests are counted later: {}", batch.size(), e.toString());
        failuresInARow++;
        left.addAll(batch);
      }
    }
    return left;
  }

  private List<AccessRequest> read(List<RequestId> ids) {
    List<CompletableFuture<Optional<AccessRequest>>> reads =
        ids.stream().map(id -> forks.fork(() -> store.find(id))).toList();
    List<AccessRequest> due = new ArrayList<>();
    for (CompletableFuture<Optional<AccessRequest>> read : reads) {
      Forks.join(read).filter(this::isDue).ifPresent(due::add);
    }
    return due;
  }

  private boolean isDue(AccessRequest request) {
    return request.countDueAt().map(at -> !at.isAfter(clock.instant())).orElse(false);
  }

  /** Where one of them was written meanwhile, the others need not wait for it. */
  private void fold(List<AccessRequest> requests) {
    if (requests.isEmpty() || counts.fold(new Tally(requests)) == CommitResult.DONE) {
      return;
    }
    if (requests.size() > 1) {
      requests.forEach(request -> counts.fold(new Tally(List.of(request))));
    }
  }
}
