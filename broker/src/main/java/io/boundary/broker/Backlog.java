package io.boundary.broker;

import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a sweep would take up now. Nothing is touched. */
public final class Backlog {

  private final RequestStore store;
  private final Clock clock;

  public Backlog(RequestStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What there is to do for a request. */
  public enum Work {
    /** Its access, or its way there, is over. */
    END,
    /** Its grant was begun. */
    FINISH,
    /** Nobody decided it in time. */
    DENY,
    /** People are owed words. */
    TELL,
    /** The figures do not show it yet. */
    COUNT,
    /** An older deployment wrote it. */
    ADOPT
  }

  /** A request that is due, and why. */
  public record Item(AccessRequest request, List<Work> work) {}

  /** Everything that is due. */
  public List<Item> items() {
    Instant now = clock.instant();
    Set<RequestId> ids = new LinkedHashSet<>(all(cursor -> store.due(now, cursor)));
    ids.addAll(all(store::unversioned));
    List<Item> items = new ArrayList<>();
    for (RequestId id : ids) {
      store
          .find(id)
          .map(request -> new Item(request, work(request, now)))
          .filter(item -> !item.work().isEmpty())
          .ifPresent(items::add);
    }
    return items;
  }

  private static List<RequestId> all(Function<Optional<String>, Page<RequestId>> pages) {
    List<RequestId> ids = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<RequestId> page = pages.apply(cursor);
      ids.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return ids;
  }

  private static List<Work> work(AccessRequest request, Instant now) {
    List<Work> work = new ArrayList<>();
    if (request.version() == 0 && !request.status().isFinal()) {
      work.add(Work.ADOPT);
    }
    state(request, now).ifPresent(work::add);
    if (!request.notices().isEmpty() && !request.noticeAfter().isAfter(now)) {
      work.add(Work.TELL);
    }
    if (request.countDueAt().map(due -> !due.isAfter(now)).orElse(false)) {
      work.add(Work.COUNT);
    }
    return work;
  }

  private static Optional<Work> state(AccessRequest request, Instant now) {
    if (request.status() == RequestStatus.APPROVED) {
      return Optional.of(request.mustEnd(now) ? Work.END : Work.FINISH);
    }
    if (request.status() == RequestStatus.ACTIVE) {
      return request.mustEnd(now) ? Optional.of(Work.END) : Optional.empty();
    }
    boolean undecided =
        request.status() == RequestStatus.PENDING_APPROVAL
            && request
                .approval()
                .map(Approval::deadline)
                .map(end -> !now.isBefore(end))
                .orElse(true);
    return undecided ? Optional.of(Work.DENY) : Optional.empty();
  }
}
