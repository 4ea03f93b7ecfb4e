package io.boundary.sandbox.soak;

import java.util.Map;
import java.util.TreeMap;

/** When, in real time, the sandbox's moved time was what. Safe for any thread. */
final class Timeline {

  /** From which real time on (epoch seconds) the sandbox is how far ahead, in seconds. */
  private final TreeMap<Double, Double> ahead = new TreeMap<>();

  synchronized void moved(double real, double seconds) {
    ahead.put(real, seconds);
  }

  /** The first real time at which the sandbox's clock showed that time or a later one. */
  synchronized double real(double sandbox) {
    double earliest = Double.MAX_VALUE;
    for (Map.Entry<Double, Double> since : ahead.entrySet()) {
      double real = Math.max(since.getKey(), sandbox - since.getValue());
      earliest = Math.min(earliest, real);
    }
    return earliest;
  }
}
