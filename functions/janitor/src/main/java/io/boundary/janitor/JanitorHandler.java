package io.boundary.janitor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.SweepReport;
import io.boundary.runtime.LambdaJson;
import io.boundary.runtime.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lambda function that the schedule calls each minute. It answers with its counts; where
 * something could not be settled the invocation fails, so that an alarm rings, and the next run
 * tries again.
 */
public final class JanitorHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(JanitorHandler.class);

  /**
   * Requests that fall due within that time are waited for. A schedule of a minute may fire nearly
   * two minutes apart.
   */
  private static final Duration LOOK_AHEAD = Duration.ofMinutes(2);

  /** Kept for ending what has fallen due at the end of the wait. */
  private static final Duration WORK = Duration.ofSeconds(20);

  /** Left for the answer when the invocation's time ends. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final JanitorWiring wiring;

  /**
   * Built by Lambda, from the process.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public JanitorHandler() {
    this(JanitorWiring.fromProcess());
  }

  /** Built from any wiring. */
  public JanitorHandler(JanitorWiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
    Instant now = wiring.clock().instant();
    SweepReport report = wiring.janitor().sweep(lookAhead(left), now.plus(left).minus(RESERVE));
    publish(report);
    if (report.errors() > 0) {
      throw new UnsettledException(report);
    }
    LambdaJson.write(output, answer(report));
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
    Metrics metrics = wiring.metrics();
    metrics.add("Revoked", report.revoked());
    metrics.add("Errors", report.errors());
    metrics.add("Resumed", report.resumed());
    metrics.add("TimedOut", report.timedOut());
    metrics.add("Pending", report.pending());
    metrics.add(Metrics.SLACK_NOTIFY_FAILURES, 0);
    metrics.flush();
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
