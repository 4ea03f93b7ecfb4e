package io.boundary.dashboard.view;

/**
 * A count that may be only a lower bound, and says so.
 *
 * @param more whether there are more than {@code least}
 */
public record Bound(long least, boolean more) {

  /** What was found of what is there, of which at most {@code most} are told. */
  public static Bound of(int found, int most, boolean unread) {
    return new Bound(Math.min(found, most), unread || found > most);
  }

  /** An exact count. */
  public static Bound exactly(long count) {
    return new Bound(count, false);
  }

  /** As people read it: {@code 80+}. */
  public String text() {
    return Words.count(least) + (more ? "+" : "");
  }
}
