package io.boundary.broker.figures;

import io.boundary.model.RequestStatus;
import java.util.List;
import java.util.Map;

/**
 * What came of comparing the figures with what they count.
 *
 * @param requests how many requests were looked at
 * @param wrong figures that are not what they must be, and stand as they were
 * @param corrected those that were, and are so now
 * @param moving those that changed each time they were looked at: the janitor counts requests of
 *     that day
 * @param untold requests that an older version began, or that cannot be read, and whose record is
 *     over: nobody can tell how they count, so nothing is changed
 */
public record FiguresReport(
    long requests,
    List<Difference> wrong,
    List<Difference> corrected,
    List<Slot> moving,
    List<String> untold) {

  public FiguresReport {
    wrong = List.copyOf(wrong);
    corrected = List.copyOf(corrected);
    moving = List.copyOf(moving);
    untold = List.copyOf(untold);
  }

  /** A figure that was not what it must be. States without any requests are left out. */
  public record Difference(
      Slot slot, Map<RequestStatus, Long> stored, Map<RequestStatus, Long> expected) {

    public Difference {
      stored = Map.copyOf(stored);
      expected = Map.copyOf(expected);
    }
  }
}
