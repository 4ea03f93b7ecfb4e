package io.boundary.dashboard.home;

import java.util.Collection;
import java.util.List;

/** The value in the middle. */
final class Median {

  private Median() {}

  /** Of an even number of values the mean of the two in the middle; of none 0. */
  static long of(Collection<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return 0;
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
