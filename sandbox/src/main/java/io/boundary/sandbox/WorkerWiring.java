package io.boundary.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.aws.AwsClients;
import io.boundary.sandbox.gateway.FunctionInvoker;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.queue.QueuePoller;
import io.boundary.sandbox.world.WorldFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The workflow function in a process of its own, at work for a sandbox that runs elsewhere on this
 * machine with {@code workflowConcurrency} 0: so that the process can be killed. Its calls are made
 * with the operator's key.
 */
public final class WorkerWiring {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private WorkerWiring() {}

  /**
   * Works the queue off until its standard input ends, as it does with the process that began it.
   *
   * @param args the sandbox's info file, its world file, its policy file
   */
  public static void main(String[] args) throws Exception {
    JsonNode info =
        Json.parse(Files.readAllBytes(Path.of(args[0])))
            .orElseThrow(() -> new SandboxException("the info file is no JSON"));
    QueuePoller poller = start(info, Path.of(args[1]), Path.of(args[2]));
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } finally {
      poller.close();
    }
    System.exit(0);
  }

  private static QueuePoller start(JsonNode info, Path world, Path accessRules) throws IOException {
    String baseUrl = info.path("base_url").asText();
    String queue = info.path("queue_url").asText();
    Clock real = Clock.systemUTC();
    Map<String, String> settings =
        new FunctionEnvironment(WorldFile.read(world), baseUrl, queue, accessRules).workflow();
    AwsCredentialsProvider credentials = credentials(info.path("callers").path("operator"));
    FunctionInvoker workflow =
        new FunctionInvoker(
            "workflow",
            new ProductFunctions()
                .workflow(
                    new FunctionSetup(settings, credentials, new RemoteClock(baseUrl, real), real)),
            TIMEOUT,
            real,
            new SecureRandom());
    String name = queue.substring(queue.lastIndexOf('/') + 1);
    String arn = "arn:aws:sqs:" + Names.REGION + ":999999999999:" + name;
    return new QueuePoller(
        new AwsClients(settings, credentials).sqs(),
        new QueuePoller.Source(queue, arn, Names.REGION),
        workflow,
        1);
  }

  private static AwsCredentialsProvider credentials(JsonNode key) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            key.path("access_key_id").asText(), key.path("secret_access_key").asText()));
  }
}
