package io.boundary.benchmarks.policy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Bytes that a decision allocates, which do not depend on the machine's mood. Ends with 2 where
 * they are more than they may be.
 */
public final class AllocationsWiring {

  private static final int WARM_UP = 50_000;
  private static final int MEASURED = 10_000;

  /** An interpreted or half-compiled decision allocates more than a compiled one. */
  private static final long AT_MOST = 1_600;

  private AllocationsWiring() {}

  /** Needs the system property {@code project.root}. */
  public static void main(String[] arguments) {
    Map<String, Supplier<Object>> decisions = new LinkedHashMap<>();
    for (String answer : new String[] {"readonly", "administrator", "denied by tag", "no rule"}) {
      Decisions.Shipped shipped = new Decisions.Shipped();
      shipped.answer = answer;
      shipped.choose();
      decisions.put("shipped, " + answer, () -> new Decisions().shipped(shipped));
    }
    for (int rule : new int[] {0, 499, 999, -1}) {
      Decisions.Large large = new Decisions.Large();
      large.rule = rule;
      large.choose();
      decisions.put("1,000 rules, rule " + rule, () -> new Decisions().thousandRules(large));
    }
    boolean within = true;
    for (Map.Entry<String, Supplier<Object>> decision : decisions.entrySet()) {
      long bytes = bytes(decision.getValue());
      within &= bytes <= AT_MOST;
      System.out.printf(
          "%-24s %6d bytes a decision (at most %d)%n", decision.getKey(), bytes, AT_MOST);
    }
    System.exit(within ? 0 : 2);
  }

  private static long bytes(Supplier<Object> decision) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int seen = 0;
    for (int i = 0; i < WARM_UP; i++) {
      seen += decision.get().hashCode() & 1;
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MEASURED; i++) {
      seen += decision.get() == decision ? 1 : 0;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    return seen < 0 ? 0 : allocated / MEASURED;
  }
}
