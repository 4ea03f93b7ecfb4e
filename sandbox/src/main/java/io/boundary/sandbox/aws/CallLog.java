package io.boundary.sandbox.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The latest calls, oldest first; bounded. Safe to call from any thread. */
public final class CallLog {

  private static final int KEPT = 50_000;

  private final Deque<AwsCall> calls = new ArrayDeque<>();
  private final Map<String, Set<Use>> uses = new HashMap<>();

  synchronized void add(AwsCall call, Set<Use> used) {
    uses.computeIfAbsent(call.function(), any -> new TreeSet<>()).addAll(used);
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  /** All that are kept. */
  public synchronized List<AwsCall> all() {
    return List.copyOf(calls);
  }

  /** Those of one operation. */
  public List<AwsCall> of(String service, String operation) {
    return all().stream()
        .filter(call -> call.service().equals(service) && call.operation().equals(operation))
        .toList();
  }

  /** Every permission that somebody has used since the start, however long ago. */
  public synchronized Set<Use> uses(String function) {
    return Set.copyOf(uses.getOrDefault(function, Set.of()));
  }

  /** Forgets the calls, but not which permissions they took. */
  public synchronized void clear() {
    calls.clear();
  }
}
