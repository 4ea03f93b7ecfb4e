package io.boundary.sandbox.burst;

import io.boundary.sandbox.aws.AwsCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param ended how many of the grants were ended
 * @param took from the moment at which all of them were over to the last end
 * @param calls all calls of sso-admin in that time
 * @param waited how long people waited who asked meanwhile, shortest first
 * @param unserved how many were not served
 * @param mostCreating the most creations in flight at a time
 */
record BurstResult(
    int ended,
    Duration took,
    double share,
    List<AwsCall> calls,
    List<Duration> waited,
    int unserved,
    int mostCreating) {

  /** What must be reached. */
  static final double TARGET = 0.9;

  /** Without sharing, no end is possible with fewer: its deletion, and the look after it. */
  private static final double CALLS_PER_END = 2;

  /** Ends a second, as part of what the share allows at two calls each. */
  double ratio() {
    return perSecond(ended) / (share / CALLS_PER_END);
  }

  boolean asWanted(int grants) {
    return ended == grants && ratio() >= TARGET && unserved == 0;
  }

  String text() {
    List<AwsCall> janitor = of("janitor");
    long refused = janitor.stream().filter(BurstResult::throttled).count();
    return String.format(
        Locale.ROOT,
        """
        grants ended            %d in %.1f s: %.2f a second%n\
        janitor's calls         %d, %.2f a second of a share of %.1f (%.0f %%); throttled %d%n\
        calls for each end      %.3f%n\
        ends against the share  %.1f %% of share / 2 calls (at least %.0f %% wanted)%n\
        janitor's operations    %s%n\
        by five seconds         %s%n\
        workflow's calls        %d, throttled %d; most in any second, all together: %d%n\
        people who asked        %d served, %d not; waited %s%n\
        creations in flight     at most %d%n\
        """,
        ended,
        took.toMillis() / 1000.0,
        perSecond(ended),
        janitor.size(),
        perSecond(janitor.size()),
        share,
        100 * perSecond(janitor.size()) / share,
        refused,
        (double) janitor.size() / Math.max(1, ended),
        100 * ratio(),
        100 * TARGET,
        operations(janitor),
        byFiveSeconds(janitor),
        of("workflow").size(),
        of("workflow").stream().filter(BurstResult::throttled).count(),
        busiestSecond(),
        waited.size(),
        unserved,
        waits(),
        mostCreating);
  }

  private double perSecond(int number) {
    return number * 1000.0 / Math.max(1, took.toMillis());
  }

  private List<AwsCall> of(String function) {
    return calls.stream().filter(call -> call.function().equals(function)).toList();
  }

  private static boolean throttled(AwsCall call) {
    return call.error().equals("ThrottlingException");
  }

  private static Map<String, Long> operations(List<AwsCall> calls) {
    return calls.stream()
        .collect(Collectors.groupingBy(AwsCall::operation, TreeMap::new, Collectors.counting()));
  }

  /** The calls of each five seconds: where the share was left unused. */
  private static List<Long> byFiveSeconds(List<AwsCall> calls) {
    Map<Long, Long> counted =
        calls.stream()
            .collect(
                Collectors.groupingBy(
                    call -> call.at().getEpochSecond() / 5, TreeMap::new, Collectors.counting()));
    return List.copyOf(counted.values());
  }

  private long busiestSecond() {
    return calls.stream()
        .filter(call -> !throttled(call))
        .collect(Collectors.groupingBy(call -> call.at().getEpochSecond(), Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private String waits() {
    if (waited.isEmpty()) {
      return "-";
    }
    return String.format(
        Locale.ROOT,
        "%.1f s in the middle, %.1f s at most",
        waited.get(waited.size() / 2).toMillis() / 1000.0,
        waited.get(waited.size() - 1).toMillis() / 1000.0);
  }
}
