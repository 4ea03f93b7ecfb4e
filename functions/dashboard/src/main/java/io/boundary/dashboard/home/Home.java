package io.boundary.dashboard.home;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.dashboard.home.HomePage.Figure;
import io.boundary.dashboard.home.HomePage.Section;
import io.boundary.dashboard.view.Badge;
import io.boundary.dashboard.view.Bound;
import io.boundary.dashboard.view.Links;
import io.boundary.dashboard.view.Row;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Reading;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the first page. */
public final class Home {

  /** Days that the charts show, today included; four weeks unless asked otherwise. */
  private static final int RANGE = 28;

  private static final List<Integer> RANGES = List.of(7, RANGE, 90);

  /** Rows of a section that are seen without unfolding it. */
  private static final int AT_ONCE = 8;

  private static final Comparator<AccessRequest> SOONEST_END =
      comparing(request -> request.expiresAt().orElse(Instant.MAX));
  private static final Comparator<AccessRequest> SOONEST_DEADLINE =
      comparing(
          (AccessRequest request) -> request.approval().map(Approval::deadline).orElse(null),
          nullsLast(naturalOrder()));
  private static final Comparator<AccessRequest> LATEST_END =
      comparing((AccessRequest request) -> request.revokedAt().orElse(request.updatedAt()))
          .reversed();

  private final SnapshotReader reader;
  private final int sectionLimit;

  public Home(Reading reading, Forks forks, int sectionLimit) {
    this.reader = new SnapshotReader(reading, forks, sectionLimit);
    this.sectionLimit = sectionLimit;
  }

  /**
   * The page for that caller. What cannot be read is left out, and the page says so.
   *
   * @param query names the range of the charts as {@code days}
   * @throws io.boundary.broker.port.StoreException where nothing can be read
   */
  public HomePage page(Caller caller, String query, Instant now) {
    int range = range(query);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate first = today.minusDays(range - 1L);
    Snapshot snapshot = reader.read(caller, first, today);
    List<LocalDate> days = first.datesUntil(today.plusDays(1)).toList();
    return new HomePage(
        scopeNote(snapshot),
        gaps(snapshot.unread()),
        range,
        RANGES,
        figures(caller, snapshot),
        sections(caller, snapshot, now),
        new HomeCharts(caller, snapshot, days).all(),
        Denials.reasons(caller, snapshot));
  }

  private static int range(String query) {
    String asked = QueryParameters.parse(query).values().getOrDefault("days", "");
    return RANGES.stream().filter(days -> asked.equals("" + days)).findFirst().orElse(RANGE);
  }

  private static List<String> gaps(Snapshot.Unread unread) {
    List<String> gaps = new ArrayList<>();
    inOrder().stream().filter(unread.states()::contains).map(Sections::title).forEach(gaps::add);
    if (unread.counters()) {
      gaps.add("the counters, so that numbers are bounds");
    }
    return gaps;
  }

  private static String scopeNote(Snapshot snapshot) {
    return snapshot.exact().isPresent()
        ? "Every request ever made, exactly; ended states settle within a few minutes."
        : "What you may see of the records that are kept; a plus sign means at least so many.";
  }

  private List<Figure> figures(Caller caller, Snapshot snapshot) {
    List<Figure> figures = new ArrayList<>();
    for (RequestStatus status : inOrder()) {
      if (caller.scope().statuses().holds(status)) {
        figures.add(
            new Figure(
                Badge.of(status),
                bound(snapshot, status).map(Bound::text).orElse("–"),
                Sections.meaning(status),
                Links.filtered("status", status.name())));
      }
    }
    return figures;
  }

  /**
   * What is not final is listed whole mostly, and then the listing is newer than the counters. What
   * is final vanishes from the listing one day, and never from the counters. Empty where neither
   * could be read.
   */
  private Optional<Bound> bound(Snapshot snapshot, RequestStatus status) {
    Optional<Bound> listed =
        Optional.of(listed(snapshot, status)).filter(all -> snapshot.isRead(List.of(status)));
    if (!status.isFinal() && listed.isPresent() && !listed.get().more()) {
      return listed;
    }
    return snapshot
        .exact()
        .map(exact -> Bound.exactly(exact.totals().getOrDefault(status, 0L)))
        .or(() -> listed);
  }

  private Bound listed(Snapshot snapshot, RequestStatus status) {
    return Bound.of(snapshot.rows(status).size(), sectionLimit, snapshot.isCut(status));
  }

  private List<Section> sections(Caller caller, Snapshot snapshot, Instant now) {
    List<Section> sections = new ArrayList<>();
    for (RequestStatus status : inOrder()) {
      boolean isEmpty = snapshot.isRead(List.of(status)) && snapshot.rows(status).isEmpty();
      if (caller.scope().statuses().holds(status)
          && (!isEmpty || Sections.isShownEmpty(status))
          && status != RequestStatus.DENIED) {
        sections.add(section(snapshot, status, now));
      }
    }
    return sections;
  }

  private Section section(Snapshot snapshot, RequestStatus status, Instant now) {
    List<Row> rows =
        snapshot.rows(status).stream()
            .sorted(order(status))
            .limit(sectionLimit)
            .map(request -> Row.of(request, now))
            .toList();
    int cut = Math.min(AT_ONCE, rows.size());
    boolean isRead = snapshot.isRead(List.of(status));
    return new Section(
        "section-" + Badge.of(status).style(),
        Sections.title(status),
        Sections.hint(status),
        isRead ? listed(snapshot, status).text() : "–",
        rows.subList(0, cut),
        rows.subList(cut, rows.size()),
        Links.filtered("status", status.name()),
        isRead ? Sections.empty(status) : Sections.UNREAD,
        isRead);
  }

  private static Comparator<AccessRequest> order(RequestStatus status) {
    return switch (status) {
      case ACTIVE -> SOONEST_END;
      case PENDING_APPROVAL -> SOONEST_DEADLINE;
      case APPROVED -> comparing(AccessRequest::createdAt);
      case REVOKED, DENIED, ERROR -> LATEST_END;
    };
  }

  /** What people look for first comes first. */
  private static List<RequestStatus> inOrder() {
    return List.of(
        RequestStatus.ACTIVE,
        RequestStatus.PENDING_APPROVAL,
        RequestStatus.APPROVED,
        RequestStatus.ERROR,
        RequestStatus.REVOKED,
        RequestStatus.DENIED);
  }
}
