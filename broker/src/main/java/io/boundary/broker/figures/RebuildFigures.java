package io.boundary.broker.figures;

import static java.util.Comparator.comparing;

import io.boundary.broker.figures.FiguresReport.Difference;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.DayFigures;
import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.RequestCounts;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Makes the figures again from the ledger and the records, while the janitor goes on counting.
 *
 * <p>A figure is compared only where it is the same before and after everything was read: then no
 * request that it counts was counted anew in between, since a request only ever moves forward and
 * never back into a state. A figure is replaced only where it still is what was read.
 */
public final class RebuildFigures {

  /** Whoever looks at a figure that moves looks again, but not for ever. */
  private static final int PASSES = 3;

  private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final LedgerListing listing;
  private final RequestCounts counts;
  private final Set<PermissionSetName> sets;

  /**
   * Over these ports.
   *
   * @param sets permission sets whose figures are looked at although nobody asked for them
   */
  public RebuildFigures(LedgerListing listing, RequestCounts counts, Set<PermissionSetName> sets) {
    this.listing = listing;
    this.counts = counts;
    this.sets = Set.copyOf(sets);
  }

  /**
   * Compares all figures, and sets them right where that is wanted.
   *
   * @param change whether to
   * @param progress hears how many rows were read
   * @throws io.boundary.broker.port.StoreException where the store is out of reach; what was set
   *     right by then stays so
   */
  public FiguresReport run(boolean change, LongConsumer progress) {
    Set<PermissionSetName> known = new HashSet<>(sets);
    List<Difference> corrected = new ArrayList<>();
    FiguresReport report = pass(known, change, corrected, progress);
    for (int pass = 1; pass < PASSES && !report.moving().isEmpty(); pass++) {
      report = pass(known, change, corrected, progress);
    }
    return report;
  }

  private FiguresReport pass(
      Set<PermissionSetName> known,
      boolean change,
      List<Difference> corrected,
      LongConsumer progress) {
    Map<Slot, Map<RequestStatus, Long>> before = stored(known);
    Truth truth = Truth.read(listing, progress);
    truth.counts().keySet().forEach(slot -> slot.permissionSet().ifPresent(known::add));
    Map<Slot, Map<RequestStatus, Long>> after = stored(known);
    List<Difference> wrong = new ArrayList<>();
    List<Slot> moving = new ArrayList<>();
    for (Slot slot : slots(before, after, truth.counts())) {
      Difference difference = new Difference(slot, of(before, slot), of(truth.counts(), slot));
      if (!of(after, slot).equals(difference.stored())) {
        moving.add(slot);
      } else if (!difference.expected().equals(difference.stored())) {
        settle(difference, change && truth.untold().isEmpty(), wrong, corrected, moving);
      }
    }
    return new FiguresReport(truth.requests(), wrong, corrected, moving, truth.untold());
  }

  private void settle(
      Difference difference,
      boolean change,
      List<Difference> wrong,
      List<Difference> corrected,
      List<Slot> moving) {
    if (!change) {
      wrong.add(difference);
      return;
    }
    Slot slot = difference.slot();
    DayFigures before = new DayFigures(slot.day(), slot.permissionSet(), difference.stored());
    if (counts.replace(before, difference.expected()) == CommitResult.DONE) {
      corrected.add(difference);
    } else {
      moving.add(slot);
    }
  }

  /** All figures of all, and of these permission sets. */
  private Map<Slot, Map<RequestStatus, Long>> stored(Set<PermissionSetName> known) {
    Map<Slot, Map<RequestStatus, Long>> stored = new HashMap<>();
    Stream.concat(Stream.of(Optional.<PermissionSetName>empty()), known.stream().map(Optional::of))
        .forEach(
            set ->
                counts
                    .days(set, FIRST, LAST)
                    .forEach((day, figures) -> stored.put(new Slot(day, set), figures)));
    return stored;
  }

  private static Map<RequestStatus, Long> of(Map<Slot, Map<RequestStatus, Long>> all, Slot slot) {
    return all.getOrDefault(slot, Map.of());
  }

  @SafeVarargs
  private static List<Slot> slots(Map<Slot, Map<RequestStatus, Long>>... all) {
    return Stream.of(all)
        .flatMap(each -> each.keySet().stream())
        .distinct()
        .sorted(comparing(Slot::toString))
        .toList();
  }
}
