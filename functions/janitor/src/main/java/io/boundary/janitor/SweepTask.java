package io.boundary.janitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.ExpireGrants;
import io.boundary.broker.SweepReport;
import io.boundary.runtime.Metrics;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task of each minute: ends what is over, and publishes what that came to. */
final class SweepTask {

  private static final Logger LOG = LoggerFactory.getLogger(SweepTask.class);

  /**
   * Requests that fall due within that time are waited for. A schedule of a minute may fire nearly
   * two minutes apart.
   */
  private static final Duration LOOK_AHEAD = Duration.ofMinutes(2);

  /** Kept for ending what has fallen due at the end of the wait. */
  private static final Duration WORK = Duration.ofSeconds(20);

  /** Left for the answer when the invocation's time ends. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final ExpireGrants janitor;
  private final Clock clock;
  private final Metrics metrics;

  SweepTask(ExpireGrants janitor, Clock clock, Metrics metrics) {
    this.janitor = janitor;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Sweeps.
   *
   * @param left what is left of the invocation
   * @throws UnsettledException where something could not be settled
   */
  ObjectNode run(Duration left) {
    SweepReport report = janitor.sweep(lookAhead(left), clock.instant().plus(left).minus(RESERVE));
    publish(report);
    if (report.errors() > 0) {
      throw new UnsettledException(report);
    }
    return answer(report);
  }

  private static Duration lookAhead(Duration left) {
    Duration most = left.minus(WORK);
    if (most.isNegative()) {
      return Duration.ZERO;
    }
    return most.compareTo(LOOK_AHEAD) < 0 ? most : LOOK_AHEAD;
  }

  private void publish(SweepReport report) {
    LOG.info("{}", report);
    metrics.add("Revoked", report.revoked());
    metrics.add("Errors", report.errors());
    metrics.add("Resumed", report.resumed());
    metrics.add("TimedOut", report.timedOut());
    metrics.add("Pending", report.pending());
    metrics.add(Metrics.SLACK_NOTIFY_FAILURES, 0);
    publishOverdue();
    metrics.flush();
  }

  /** It must not cost the other figures; where the table does not answer, the sweep has failed. */
  private void publishOverdue() {
    try {
      metrics.add("OverdueSeconds", janitor.longestOverdue().toSeconds());
    } catch (RuntimeException e) {
      LOG.warn("what is overdue could not be read: {}", e.toString());
    }
  }

  private static ObjectNode answer(SweepReport report) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("revoked", report.revoked())
        .put("errors", report.errors())
        .put("resumed", report.resumed())
        .put("timed_out", report.timedOut())
        .put("pending", report.pending());
  }
}
