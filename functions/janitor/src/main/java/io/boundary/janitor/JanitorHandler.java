package io.boundary.janitor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.reconcile.Budget;
import io.boundary.runtime.LambdaJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lambda function that the schedules call: each minute to sweep, and each day, by an event
 * {@code {"task":"reconcile"}} of its own, to reconcile. It answers with its counts; where
 * something could not be settled the invocation fails, so that an alarm rings, and the next run
 * tries again.
 */
public final class JanitorHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(JanitorHandler.class);
  private static final String RECONCILE = "reconcile";

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
    JsonNode event = event(input);
    String task = event.path("task").isNull() ? "" : event.path("task").asText();
    if (!task.isEmpty() && !task.equals(RECONCILE)) {
      throw new IllegalArgumentException("no such task; it is `reconcile`, or none for a sweep");
    }
    LambdaJson.write(output, task.equals(RECONCILE) ? reconcile(event, left) : sweep(left));
  }

  private ObjectNode sweep(Duration left) {
    return new SweepTask(wiring.janitor(), wiring.clock(), wiring.metrics()).run(left);
  }

  private ObjectNode reconcile(JsonNode event, Duration left) {
    JsonNode looks = event.path("looks");
    Budget budget =
        looks.canConvertToInt() ? Budget.USUAL.withLooks(looks.intValue()) : Budget.USUAL;
    return wiring.reconcileTask().run(event.path("at_once").asBoolean(), budget, left);
  }

  /** What ends access must not depend on the form of an event that says nothing. */
  private static JsonNode event(InputStream input) {
    try {
      return LambdaJson.read(input);
    } catch (IOException e) {
      LOG.warn("the event is no JSON, and taken for the minute's");
      return MissingNode.getInstance();
    }
  }
}
