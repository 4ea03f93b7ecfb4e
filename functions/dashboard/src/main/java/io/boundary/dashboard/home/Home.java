package io.boundary.dashboard.home;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.boundary.dashboard.home.HomePage.Figure;
import io.boundary.dashboard.home.HomePage.Section;
import io.boundary.dashboard.reads.Together;
import io.boundary.dashboard.view.Badge;
import io.boundary.dashboard.view.Bound;
import io.boundary.dashboard.view.Links;
import io.boundary.dashboard.view.Row;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Reading;
import io.boundary.reading.caller.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the first page. */
public final class Home {

  /** Four weeks, today included. */
  static final int DAYS = 28;

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

  public Home(Reading reading, Together together, int sectionLimit) {
    this.reader = new SnapshotReader(reading, together, sectionLimit);
    this.sectionLimit = sectionLimit;
  }

  /** The page for that caller. */
  public HomePage page(Caller caller, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate first = today.minusDays(DAYS - 1L);
    Snapshot snapshot = reader.read(caller, first, today);
    List<LocalDate> days = first.datesUntil(today.plusDays(1)).toList();
    return new HomePage(
        scopeNote(snapshot),
        figures(caller, snapshot),
        sections(caller, snapshot, now),
        new HomeCharts(caller, snapshot, days).all(),
        Denials.reasons(caller, snapshot));
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
                bound(snapshot, status).text(),
                Sections.meaning(status),
                Links.filtered("status", status.name())));
      }
    }
    return figures;
  }

  /**
   * What is not final is listed whole mostly, and then the listing is newer than the counters. What
   * is final vanishes from the listing one day, and never from the counters.
   */
  private Bound bound(Snapshot snapshot, RequestStatus status) {
    Bound listed = Bound.of(snapshot.rows(status).size(), sectionLimit, snapshot.isCut(status));
    if (!status.isFinal() && !listed.more()) {
      return listed;
    }
    return snapshot
        .exact()
        .map(exact -> Bound.exactly(exact.totals().getOrDefault(status, 0L)))
        .orElse(listed);
  }

  private List<Section> sections(Caller caller, Snapshot snapshot, Instant now) {
    List<Section> sections = new ArrayList<>();
    for (RequestStatus status : inOrder()) {
      boolean hasRows = !snapshot.rows(status).isEmpty();
      if (caller.scope().statuses().holds(status)
          && (hasRows || Sections.isShownEmpty(status))
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
    return new Section(
        "section-" + Badge.of(status).style(),
        Sections.title(status),
        Sections.hint(status),
        Bound.of(snapshot.rows(status).size(), sectionLimit, snapshot.isCut(status)).text(),
        rows.subList(0, cut),
        rows.subList(cut, rows.size()),
        Links.filtered("status", status.name()),
        Sections.empty(status),
        status.isFinal());
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
