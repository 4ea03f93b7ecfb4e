package io.boundary.reading;

import io.boundary.broker.port.DayCounts;
import io.boundary.broker.port.HistoryQuery.ByStatus;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.AccessRequest;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests ever made are in which state. Whole UTC days come from the counters, which cost
 * the same however many requests there were; only what a range cuts out of its first and last day
 * is counted along the index.
 */
public final class Figures {

  private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final RequestHistory history;
  private final DayCounts counts;
  private final Clock clock;

  public Figures(RequestHistory history, DayCounts counts, Clock clock) {
    this.history = history;
    this.counts = counts;
    this.clock = clock;
  }

  /** The figures of each day from {@code first} to {@code last}, both included. */
  public Map<LocalDate, Map<RequestStatus, Long>> days(
      Optional<PermissionSetName> permissionSet, LocalDate first, LocalDate last) {
    return counts.days(permissionSet, first, last);
  }

  /**
   * The requests made in a range.
   *
   * @param after inclusive; empty: since ever
   * @param before inclusive; empty: until now
   */
  public Answer between(Optional<Instant> after, Optional<Instant> before) {
    // What is still to come need not be told from what was made so far.
    Range range = Range.of(after, before.filter(end -> end.isBefore(clock.instant())));
    for (Part part : range.parts()) {
      if (isGone(part)) {
        return new Gone(part.day());
      }
    }
    Map<RequestStatus, Long> sum = new EnumMap<>(RequestStatus.class);
    for (RequestStatus status : RequestStatus.values()) {
      sum.put(status, 0L);
    }
    if (!range.first().isAfter(range.last())) {
      counts
          .days(Optional.empty(), range.first(), range.last())
          .values()
          .forEach(day -> day.forEach((status, count) -> sum.merge(status, count, Long::sum)));
    }
    for (Part part : range.parts()) {
      sum.replaceAll(
          (status, count) -> count + history.count(new ByStatus(status), part.from(), part.to()));
    }
    return new Counted(sum);
  }

  /** Whether some of the part's day was counted once, and is in no index any more. */
  private boolean isGone(Part part) {
    if (part.from().plus(AccessRequest.KEPT).isAfter(clock.instant())) {
      return false;
    }
    LocalDate day = part.day();
    long counted =
        counts.days(Optional.empty(), day, day).values().stream()
            .flatMap(states -> states.values().stream())
            .mapToLong(Long::longValue)
            .sum();
    long there = 0;
    for (RequestStatus status : RequestStatus.values()) {
      there += history.count(new ByStatus(status), Range.start(day), Range.end(day));
    }
    return there < counted;
  }

  /** What asking comes to. */
  public sealed interface Answer {}

  /** How many are in which state; every state is there. */
  public record Counted(Map<RequestStatus, Long> byStatus) implements Answer {

    public Counted {
      byStatus = Map.copyOf(byStatus);
    }
  }

  /**
   * The range begins or ends within a day of which records have expired: how many of those fall
   * into it, nobody knows any more. Whole days are always known.
   */
  public record Gone(LocalDate day) implements Answer {}

  /** Some of a day. */
  private record Part(Instant from, Instant to) {

    LocalDate day() {
      return Range.day(from);
    }
  }

  /** Whole days, none where {@code first} is after {@code last}, and parts of days. */
  private record Range(LocalDate first, LocalDate last, List<Part> parts) {

    static Range of(Optional<Instant> after, Optional<Instant> before) {
      LocalDate first = after.map(Range::day).orElse(FIRST);
      LocalDate last = before.map(Range::day).orElse(LAST);
      boolean headIsCut = after.map(time -> !time.equals(start(day(time)))).orElse(false);
      boolean tailIsCut = before.map(time -> !time.equals(end(day(time)))).orElse(false);
      if (first.equals(last) && (headIsCut || tailIsCut)) {
        Part part = new Part(after.orElse(start(first)), before.orElse(end(last)));
        return new Range(first, first.minusDays(1), List.of(part));
      }
      List<Part> parts = new ArrayList<>();
      if (headIsCut) {
        parts.add(new Part(after.orElseThrow(), end(first)));
      }
      if (tailIsCut) {
        parts.add(new Part(start(last), before.orElseThrow()));
      }
      return new Range(
          headIsCut ? first.plusDays(1) : first, tailIsCut ? last.minusDays(1) : last, parts);
    }

    static LocalDate day(Instant time) {
      return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    static Instant start(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Instant end(LocalDate day) {
      return start(day.plusDays(1)).minusNanos(1);
    }
  }
}
