package io.boundary.broker.figures;

import static java.util.Comparator.comparing;

import io.boundary.broker.figures.FiguresReport.Difference;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.DayFigures;
import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.RequestCounts;
import io.boundary.model.PermissionSetName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    Book before = Book.stored(counts, known, FIRST, LAST);
    Truth truth = Truth.read(listing, progress);
    truth.book().slots().forEach(slot -> slot.permissionSet().ifPresent(known::add));
    Book after = Book.stored(counts, known, FIRST, LAST);
    List<Difference> wrong = new ArrayList<>();
    List<Slot> moving = new ArrayList<>();
    for (Slot slot : slots(before, after, truth.book())) {
      Difference difference = new Difference(slot, before.of(slot), truth.book().of(slot));
      if (!after.of(slot).equals(difference.stored())) {
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

  private static List<Slot> slots(Book... books) {
    return Stream.of(books)
        .flatMap(book -> book.slots().stream())
        .distinct()
        .sorted(comparing(Slot::toString))
        .toList();
  }
}
