package io.boundary.broker.simulation;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that wait for the next call of their port. */
final class Faults {

  private final Map<Port, ArrayDeque<Fault>> waiting = new EnumMap<>(Port.class);
  private boolean over;

  void plan(Port port, Fault fault) {
    waiting.computeIfAbsent(port, p -> new ArrayDeque<>()).add(fault);
  }

  /** The fault that this call meets, if any. */
  Optional<Fault> next(Port port) {
    ArrayDeque<Fault> queue = waiting.get(port);
    return over || queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
  }

  /** From now on nothing goes wrong any more. */
  void stop() {
    over = true;
  }
}
