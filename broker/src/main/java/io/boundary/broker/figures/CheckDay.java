package io.boundary.broker.figures;

import static java.util.Comparator.comparing;

import io.boundary.broker.audit.AuditReport;
import io.boundary.broker.audit.ChainJudge;
import io.boundary.broker.audit.LedgerAudit;
import io.boundary.broker.port.DayCounts;
import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryQuery.ByStatus;
import io.boundary.broker.port.HistoryRow;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.AccessRequest;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares the figures and the ledger of one day with that day's records: cheap enough for every
 * day, and over time every day is looked at once. All records of a day so young are still there.
 */
public final class CheckDay {

  /** Who asks at midnight has a record, and figures, by then. */
  private static final int DAYS_AGO = 2;

  /** Figures that differ at each of so many looks are wrong, and not only on the move. */
  private static final int LOOKS = 3;

  /** Each costs two reads. */
  private static final int CHAINS = 500;

  private static final int PAGE = 1000;

  private final RequestHistory history;
  private final DayCounts counts;
  private final LedgerAudit audit;
  private final Clock clock;

  public CheckDay(RequestHistory history, DayCounts counts, LedgerAudit audit, Clock clock) {
    this.history = history;
    this.counts = counts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param figures those that are not what the day's records say
   * @param chains for each request whose ledger is broken or is not its record's, what is wrong
   * @param unseen how many chains were not looked at: there were too many of them, or no more time
   */
  public record Report(LocalDate day, List<Slot> figures, List<String> chains, int unseen) {

    public Report {
      figures = List.copyOf(figures);
      chains = List.copyOf(chains);
    }
  }

  /**
   * Looks at the day before yesterday.
   *
   * @param deadline when no further chain is begun
   * @throws io.boundary.broker.port.StoreException where the store is out of reach, or a record
   *     cannot be read
   */
  public Report run(Instant deadline) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_AGO);
    List<Slot> wrong = wrong(day);
    for (int look = 1; look < LOOKS && !wrong.isEmpty(); look++) {
      wrong = new ArrayList<>(wrong);
      wrong.retainAll(wrong(day));
    }
    List<RequestId> ids = List.copyOf(records(day).keySet());
    List<String> problems = new ArrayList<>();
    int seen = 0;
    while (seen < Math.min(ids.size(), CHAINS) && clock.instant().isBefore(deadline)) {
      audit
          .one(ids.get(seen), ChainJudge.UNSEALED)
          .map(AuditReport::problems)
          .ifPresent(problems::addAll);
      seen++;
    }
    return new Report(day, wrong, problems, ids.size() - seen);
  }

  /** Those that stood still while the records were read, and differ from them. */
  private List<Slot> wrong(LocalDate day) {
    Set<PermissionSetName> sets = new HashSet<>();
    records(day).values().forEach(request -> sets.add(request.ask().permissionSet()));
    Book before = Book.stored(counts, sets, day, day);
    Book expected = new Book();
    records(day).values().forEach(expected::count);
    Book after = Book.stored(counts, sets, day, day);
    return Stream.concat(
            Stream.of(Optional.<PermissionSetName>empty()), sets.stream().map(Optional::of))
        .map(set -> new Slot(day, set))
        .filter(slot -> before.of(slot).equals(after.of(slot)))
        .filter(slot -> !before.of(slot).equals(expected.of(slot)))
        .toList();
  }

  /** By id: one that moves on while states are read one after another is there once. */
  private Map<RequestId, AccessRequest> records(LocalDate day) {
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    Map<RequestId, AccessRequest> records = new TreeMap<>(comparing(RequestId::value));
    for (RequestStatus status : RequestStatus.values()) {
      Optional<String> cursor = Optional.empty();
      do {
        Page<HistoryRow> page =
            history.rows(
                new HistoryQuery(
                    new ByStatus(status), Optional.of(from), Optional.of(to), PAGE, cursor));
        page.items().forEach(row -> records.put(row.request().id(), row.request()));
        cursor = page.next();
      } while (cursor.isPresent());
    }
    return records;
  }
}
