package io.boundary.sandbox.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest calls, oldest first; bounded. Safe to call from any thread. */
public final class CallLog {

  private static final int KEPT = 50_000;

  private final Deque<AwsCall> calls = new ArrayDeque<>();

  synchronized void add(AwsCall call) {
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

  /** Forgets them. */
  public synchronized void clear() {
    calls.clear();
  }
}
