package io.boundary.benchmarks.roundtrips;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The longest row of calls of which each began after the one before it was answered, up to a
 * person's reply. A call can only depend on calls that were answered before it, so that nothing
 * that is sequential is missed; that two which do not depend on each other look as if they did is
 * made unlikely by a delay that is longer than a thread waits for its turn, and by taking the best
 * of several runs.
 */
final class Depth {

  /** The name of a call to a response URL. */
  static final String REPLY = "slack response_url";

  private Depth() {}

  /**
   * The row that ends with the last reply.
   *
   * @throws IllegalStateException where nobody was told anything
   */
  static List<Call> upToTheReply(List<Call> calls) {
    List<Call> ordered = new ArrayList<>(calls);
    ordered.sort(Comparator.comparingLong(Call::end));
    Map<Call, List<Call>> rows = new HashMap<>();
    for (Call call : ordered) {
      List<Call> longest = List.of();
      for (Call earlier : ordered) {
        List<Call> row = rows.getOrDefault(earlier, List.of());
        if (earlier.end() <= call.begin() && row.size() > longest.size()) {
          longest = row;
        }
      }
      List<Call> row = new ArrayList<>(longest);
      row.add(call);
      rows.put(call, row);
    }
    Collections.reverse(ordered);
    return ordered.stream()
        .filter(call -> call.name().equals(REPLY))
        .findFirst()
        .map(rows::get)
        .orElseThrow(() -> new IllegalStateException("nobody was told anything: " + calls));
  }
}
