package io.boundary.sandbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.aws.AwsClients;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Functions that stand in for the product's: the webhook passes its body to the queue, the workflow
 * fails bodies that contain "poison", the janitor counts nothing.
 */
final class FakeFunctions implements FunctionFactory {

  final List<JsonNode> webhookEvents = new CopyOnWriteArrayList<>();
  final BlockingQueue<JsonNode> workflowRecords = new LinkedBlockingQueue<>();
  final Map<String, FunctionSetup> setups = new ConcurrentHashMap<>();
  final List<Integer> remainingMillis = new CopyOnWriteArrayList<>();

  @Override
  public RequestStreamHandler webhook(FunctionSetup setup) {
    setups.put("webhook", setup);
    SqsClient sqs = new AwsClients(setup.environment(), setup.credentials()).sqs();
    return (in, out, context) -> {
      JsonNode event = read(in);
      webhookEvents.add(event);
      String body =
          new String(
              Base64.getDecoder().decode(event.path("body").asText()), StandardCharsets.UTF_8);
      if (body.contains("break")) {
        throw new IllegalStateException("told to break");
      }
      String queue = setup.environment().getOrDefault("WORKFLOW_QUEUE_URL", "");
      sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
      write(out, Json.object().put("statusCode", 200).put("body", "received"));
    };
  }

  @Override
  public RequestStreamHandler workflow(FunctionSetup setup) {
    setups.put("workflow", setup);
    return (in, out, context) -> {
      note(context);
      var failures = Json.array();
      for (JsonNode message : read(in).path("Records")) {
        workflowRecords.add(message);
        if (message.path("body").asText().contains("poison")) {
          failures.addObject().put("itemIdentifier", message.path("messageId").asText());
        }
      }
      write(out, Json.object().set("batchItemFailures", failures));
    };
  }

  @Override
  public RequestStreamHandler dashboard(FunctionSetup setup) {
    setups.put("dashboard", setup);
    return (in, out, context) ->
        write(out, Json.object().put("path", read(in).path("rawPath").asText()));
  }

  @Override
  public RequestStreamHandler auditApi(FunctionSetup setup) {
    setups.put("audit-api", setup);
    return (in, out, context) ->
        write(out, Json.object().put("path", read(in).path("rawPath").asText()));
  }

  @Override
  public RequestStreamHandler janitor(FunctionSetup setup) {
    setups.put("janitor", setup);
    return (in, out, context) -> {
      note(context);
      String source = read(in).path("source").asText();
      write(out, Json.object().put("revoked", 0).put("source", source));
    };
  }

  private void note(Context context) {
    remainingMillis.add(context.getRemainingTimeInMillis());
  }

  private static JsonNode read(InputStream in) throws IOException {
    return Json.parse(in.readAllBytes()).orElseThrow();
  }

  private static void write(OutputStream out, JsonNode answer) throws IOException {
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }
}
