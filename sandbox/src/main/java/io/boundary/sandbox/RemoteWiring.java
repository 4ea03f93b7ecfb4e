package io.boundary.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.aws.AwsClients;
import io.boundary.sandbox.gateway.FunctionInvoker;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.WorldFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a function needs that works in a process of its own for a sandbox elsewhere on this machine,
 * so that the process can be killed. Its calls are made with the operator's key.
 */
final class RemoteWiring {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteWiring.class);

  private final Clock real = Clock.systemUTC();
  private final AwsCredentialsProvider credentials;
  private final String baseUrl;
  private final String queueUrl;
  private final FunctionEnvironment environment;

  private RemoteWiring(JsonNode info, Path world, Path accessRules) {
    this.credentials = credentials(info.path("callers").path("operator"));
    this.baseUrl = info.path("base_url").asText();
    this.queueUrl = info.path("queue_url").asText();
    this.environment =
        new FunctionEnvironment(WorldFile.read(world), baseUrl, queueUrl, accessRules);
  }

  /**
   * Reads what a process was told.
   *
   * @param args the sandbox's info file, its world file, its policy file
   */
  static RemoteWiring of(String[] args) throws IOException {
    JsonNode info =
        Json.parse(Files.readAllBytes(Path.of(args[0])))
            .orElseThrow(() -> new SandboxException("the info file is no JSON"));
    return new RemoteWiring(info, Path.of(args[1]), Path.of(args[2]));
  }

  String queueUrl() {
    return queueUrl;
  }

  SqsClient sqs() {
    return new AwsClients(environment.workflow(), credentials).sqs();
  }

  FunctionInvoker workflow(Duration timeout) {
    FunctionSetup setup = new FunctionSetup(environment.workflow(), credentials, clock(), real);
    return new FunctionInvoker(
        "workflow", new ProductFunctions().workflow(setup), timeout, real, new SecureRandom());
  }

  FunctionInvoker janitor(Duration timeout) {
    FunctionSetup setup = new FunctionSetup(environment.janitor(), credentials, clock(), real);
    return new FunctionInvoker(
        "janitor", new ProductFunctions().janitor(setup), timeout, real, new SecureRandom());
  }

  /** The sandbox's time. */
  Clock clock() {
    return new RemoteClock(baseUrl, real);
  }

  /** Works until standard input ends, as it does with the process that began this one. */
  static void untilInputEnds(AutoCloseable work) throws Exception {
    LOG.info("at work");
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } finally {
      work.close();
    }
    System.exit(0);
  }

  private static AwsCredentialsProvider credentials(JsonNode key) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            key.path("access_key_id").asText(), key.path("secret_access_key").asText()));
  }
}
