package io.boundary.workflow;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.runtime.LambdaJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The Lambda function behind the workflow queue. It answers with the messages that failed, so that
 * only those come again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Partial
 *     batch responses</a>
 */
public final class WorkflowHandler implements RequestStreamHandler {

  /** Left for telling people and answering, when the invocation's time ends. */
  private static final Duration RESERVE = Duration.ofSeconds(15);

  private final WorkflowWiring wiring;

  /**
   * Built by Lambda, from the process.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public WorkflowHandler() {
    this(WorkflowWiring.fromProcess());
  }

  /** Built from any wiring. */
  public WorkflowHandler(WorkflowWiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Instant deadline =
        wiring.clock().instant().plusMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    List<Delivery> deliveries = new ArrayList<>();
    for (JsonNode record : LambdaJson.read(input).path("Records")) {
      deliveries.add(Delivery.of(record));
    }
    LambdaJson.write(output, answer(wiring.worker().failed(deliveries, deadline)));
    wiring.metrics().flush();
  }

  private static ObjectNode answer(List<Delivery> failed) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode failures = answer.putArray("batchItemFailures");
    failed.forEach(delivery -> failures.addObject().put("itemIdentifier", delivery.messageId()));
    return answer;
  }
}
