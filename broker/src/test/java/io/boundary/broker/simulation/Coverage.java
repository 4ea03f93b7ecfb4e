package io.boundary.broker.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which faults met which port calls, and how often. */
final class Coverage {

  private final Map<Port, Map<Fault, Long>> faults = new EnumMap<>(Port.class);
  private final Map<Port, Long> calls = new EnumMap<>(Port.class);

  void called(Port port) {
    calls.merge(port, 1L, Long::sum);
  }

  void met(Port port, Fault fault) {
    faults.computeIfAbsent(port, p -> new EnumMap<>(Fault.class)).merge(fault, 1L, Long::sum);
  }

  /** Adds what another one has seen. */
  synchronized void add(Coverage other) {
    other.calls.forEach((port, number) -> calls.merge(port, number, Long::sum));
    other.faults.forEach(
        (port, row) ->
            row.forEach(
                (fault, number) ->
                    faults
                        .computeIfAbsent(port, p -> new EnumMap<>(Fault.class))
                        .merge(fault, number, Long::sum)));
  }

  private long met(Map.Entry<Port, Fault> pair) {
    return faults.getOrDefault(pair.getKey(), Map.of()).getOrDefault(pair.getValue(), 0L);
  }

  /** Every pair of a port call and a fault that applies to it and was never met. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Port port : Port.values()) {
      for (Fault fault : Fault.values()) {
        if (fault.appliesTo(port) && met(Map.entry(port, fault)) == 0) {
          missing.add(port + " × " + fault);
        }
      }
    }
    return missing;
  }

  /** The table, one line for each port call; a dot where a fault does not apply. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-24s%12s", "port call", "calls"));
    for (Fault fault : Fault.values()) {
      text.append(String.format(Locale.ROOT, "%13s", fault));
    }
    for (Port port : Port.values()) {
      text.append(String.format(Locale.ROOT, "%n%-24s%12d", port, calls.getOrDefault(port, 0L)));
      for (Fault fault : Fault.values()) {
        text.append(
            fault.appliesTo(port)
                ? String.format(Locale.ROOT, "%13d", met(Map.entry(port, fault)))
                : String.format(Locale.ROOT, "%13s", "·"));
      }
    }
    return text.toString();
  }
}
