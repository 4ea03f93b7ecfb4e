package io.boundary.dashboard.chart;

import java.util.stream.LongStream;

/** Round ends for an axis, so that its top is a number that people would say. */
final class Scale {

  private static final long[] SECONDS = {
    10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800
  };

  private Scale() {}

  /** The smallest of 1, 2, 5, 10, 20, … that is not below; at least 1. */
  static long counts(long most) {
    long power = 1;
    while (power < most / 10) {
      power *= 10;
    }
    for (long unit = power; ; unit *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        if (unit * factor >= Math.max(1, most)) {
          return unit * factor;
        }
      }
    }
  }

  /** The same for lengths of time, in seconds; beyond weeks the next whole one. */
  static long seconds(long most) {
    return LongStream.of(SECONDS)
        .filter(end -> end >= most)
        .findFirst()
        .orElseGet(() -> (most + 604_799) / 604_800 * 604_800);
  }
}
