package io.boundary.benchmarks.wire;

import java.util.ArrayList;
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
public final class Depth {

  /** The name of a call to a response URL. */
  public static final String REPLY = "slack response_url";

  private Depth() {}

  /**
   * The row that ends with the last reply.
   *
   * @throws IllegalStateException where nobody was told anything
   */
  public static List<Call> upToTheReply(List<Call> calls) {
    return longest(calls).values().stream()
        .filter(row -> row.get(row.size() - 1).name().equals(REPLY))
        .max(Comparator.comparingLong(row -> row.get(row.size() - 1).end()))
        .orElseThrow(() -> new IllegalStateException("nobody was told anything: " + calls));
  }

  /** How many calls are in the longest row of all. */
  public static int of(List<Call> calls) {
    return longest(calls).values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** The longest row that ends with each call. */
  private static Map<Call, List<Call>> longest(List<Call> calls) {
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
    return rows;
  }
}
