package io.boundary.sandbox.burst;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.aws.AwsClients;
import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.aws.dynamodb.DynamoRequestStore;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.RequestStatus;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import io.boundary.sandbox.aws.AwsCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Lets grants expire at once in a sandbox with AWS's own limits, and measures how they are ended,
 * and how people are served meanwhile.
 */
public final class BurstWiring {

  private static final Logger LOG = LoggerFactory.getLogger(BurstWiring.class);
  private static final double JANITORS_SHARE = 14;
  private static final int NOT_AS_WANTED = 2;
  private static final int WRONG_USAGE = 64;

  private final Clock clock = Clock.systemUTC();
  private final BurstOptions options;

  private BurstWiring(BurstOptions options) {
    this.options = options;
  }

  /** Prints what came of it; ends with 2 where that is less than wanted. */
  public static void main(String[] args) throws Exception {
    BurstOptions options;
    try {
      options = BurstOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
      return;
    }
    System.out.println(options);
    BurstResult result = run(Path.of(System.getProperty("boundary.home")), options);
    System.out.print(result.text());
    System.exit(result.asWanted(options.grants()) ? 0 : NOT_AS_WANTED);
  }

  /** Measures, with the files of this project folder. */
  static BurstResult run(Path root, BurstOptions options) throws IOException, InterruptedException {
    Path world = Files.createTempFile("burst-world", ".yaml");
    try {
      SandboxOptions sandbox = SandboxOptions.of(root);
      BurstWorld.write(sandbox.worldFile(), world, options);
      SandboxOptions.Timing timing =
          SandboxOptions.Timing.DEFAULT
              .withTickPeriod(Duration.ZERO)
              .withAssignmentDelay(options.takes());
      try (Sandbox running =
          SandboxWiring.start(
              sandbox.withWorldFile(world).withTiming(timing), new ProductFunctions())) {
        return new BurstWiring(options).measure(running);
      }
    } finally {
      Files.delete(world);
    }
  }

  private BurstResult measure(Sandbox sandbox) throws IOException, InterruptedException {
    sandbox.aws().assignments().listNewestFirst(options.newestFirst());
    RequestStore store = store(sandbox.info());
    BurstSeed seed =
        new BurstSeed(sandbox.info(), store, sandbox.aws().assignments(), options, clock.instant());
    IntStream.range(0, options.grants()).parallel().forEach(seed::put);
    sandbox.aws().log().clear();
    BurstPeople people = new BurstPeople(sandbox.slackClient(), store, options, clock);
    Thread asking = new Thread(people, "burst-people");
    if (!options.askEvery().isZero()) {
      asking.start();
    }
    Instant begin = clock.instant();
    sweeps(sandbox, store);
    List<Instant> ends = ends(store);
    List<AwsCall> calls =
        sandbox.aws().log().all().stream().filter(call -> call.service().equals("sso")).toList();
    people.end();
    asking.join();
    return new BurstResult(
        ends.size(),
        Duration.between(begin, ends.stream().max(Instant::compareTo).orElse(clock.instant())),
        JANITORS_SHARE,
        calls,
        people.waited(),
        people.failed(),
        sandbox.aws().assignments().mostOutstandingCreations());
  }

  /** One sweep after the other, as the schedule makes them, until nothing is left. */
  private void sweeps(Sandbox sandbox, RequestStore store) {
    int reported = 0;
    Instant giveUp = clock.instant().plusSeconds(120 + options.grants());
    while (reported < options.grants() && clock.instant().isBefore(giveUp)) {
      try {
        JsonNode report = sandbox.tick();
        LOG.info("{}", report);
        reported += report.path("revoked").asInt();
      } catch (IOException | RuntimeException e) {
        LOG.error("a sweep failed: {}", e.toString());
        reported = ends(store).size();
      }
    }
  }

  /** When the grants that have ended did. */
  private List<Instant> ends(RequestStore store) {
    return IntStream.range(0, options.grants())
        .mapToObj(number -> store.find(BurstSeed.id(number)).orElseThrow())
        .filter(request -> request.status() == RequestStatus.REVOKED)
        .flatMap(request -> request.revokedAt().stream())
        .toList();
  }

  private static RequestStore store(JsonNode info) {
    JsonNode key = info.path("callers").path("operator");
    AwsClients clients =
        new AwsClients(
            Map.of(
                "AWS_REGION", info.path("aws_region").asText(),
                "AWS_ENDPOINT_URL", info.path("aws_endpoint_url").asText()),
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    key.path("access_key_id").asText(), key.path("secret_access_key").asText())));
    Tables tables =
        new Tables(
            info.path("dynamodb_table").asText(),
            info.path("ledger_table").asText(),
            info.path("leases_table").asText(),
            info.path("counters_table").asText());
    Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1), () -> 0.5);
    return new DynamoRequestStore(clients.dynamoDb(), tables, backoff, Sleeper.ofThread());
  }
}
