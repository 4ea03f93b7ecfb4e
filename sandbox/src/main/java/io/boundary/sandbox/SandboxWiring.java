package io.boundary.sandbox;

import io.boundary.aws.AwsClients;
import io.boundary.aws.dynamodb.TableSchemas;
import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.aws.AwsEndpoint;
import io.boundary.sandbox.aws.SimulatedAws;
import io.boundary.sandbox.control.AwsControls;
import io.boundary.sandbox.control.ControlApi;
import io.boundary.sandbox.control.FaultControls;
import io.boundary.sandbox.control.SlackControls;
import io.boundary.sandbox.control.TimeControls;
import io.boundary.sandbox.gateway.ApiRoute;
import io.boundary.sandbox.gateway.FunctionInvoker;
import io.boundary.sandbox.gateway.HttpApi;
import io.boundary.sandbox.gateway.SigV4Verifier;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.http.LocalServer;
import io.boundary.sandbox.http.PrivateFile;
import io.boundary.sandbox.http.Router;
import io.boundary.sandbox.queue.LocalSqs;
import io.boundary.sandbox.queue.QueuePoller;
import io.boundary.sandbox.slack.ResponseUrls;
import io.boundary.sandbox.slack.SlackApi;
import io.boundary.sandbox.slack.SlackClient;
import io.boundary.sandbox.slack.SlackWorkspace;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import io.boundary.sandbox.world.WorldException;
import io.boundary.sandbox.world.WorldFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Builds a sandbox. Endpoints and credentials are made here and nowhere read: whatever the
 * process's environment says, nothing reaches out of this machine.
 */
public final class SandboxWiring {

  private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration WORKFLOW_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration JANITOR_TIMEOUT = Duration.ofSeconds(58);
  private static final Duration READING_TIMEOUT = Duration.ofSeconds(30);

  private final SandboxOptions options;
  private final FunctionFactory functions;
  private final Clock real = Clock.systemUTC();
  private final SandboxClock clock = new SandboxClock(real);
  private final SecureRandom random = new SecureRandom();
  private final Secrets secrets = Secrets.fresh(random);
  private final Closing closing = new Closing();
  private final Router router = new Router();
  private final World world;
  private final LocalServer server;
  private final SimulatedAws aws;

  private SandboxWiring(SandboxOptions options, FunctionFactory functions) {
    this.options = options;
    this.functions = functions;
    this.world = world(options.worldFile());
    this.server = closing.add(bind(options.port()));
    SandboxOptions.Timing timing = options.timing();
    this.aws =
        new SimulatedAws(
            new LiveWorld(world),
            random,
            real,
            new SimulatedAws.Settings(
                timing.assignmentDelay(), timing.propagation(), timing.callsPerSecond()));
  }

  /**
   * Starts a sandbox, and writes its info file once it is ready.
   *
   * @throws SandboxException with one line, where it cannot start
   */
  public static Sandbox start(SandboxOptions options, FunctionFactory functions) {
    SandboxWiring wiring = new SandboxWiring(options, functions);
    try {
      return wiring.build();
    } catch (WorldException e) {
      wiring.closing.close();
      throw new SandboxException(String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      wiring.closing.close();
      throw new SandboxException("the sandbox cannot start: " + e.getMessage(), e);
    }
  }

  private static World world(Path file) {
    try {
      return WorldFile.read(file);
    } catch (WorldException e) {
      throw new SandboxException(String.valueOf(e.getMessage()), e);
    }
  }

  private static LocalServer bind(int port) {
    try {
      return new LocalServer(port);
    } catch (IOException e) {
      throw new SandboxException(
          "port %d of 127.0.0.1 is not free (choose another with --port)".formatted(port), e);
    }
  }

  private Sandbox build() throws IOException {
    String account = world.organization().managementAccount();
    Engines engines = closing.add(Engines.start(options.dataDir(), server.port(), account));
    issueKeys(account);
    aws.restore(options.dataDir().map(folder -> folder.resolve("aws.json")));
    putParameters();
    putWatch();
    SlackWorkspace slack = new SlackWorkspace(aws.world(), real);
    ResponseUrls responseUrls =
        new ResponseUrls(slack, aws.faults(), real, server.baseUrl() + ResponseUrls.PATH);
    AwsEndpoint endpoint = aws.endpoint(engines.dynamoDb().endpoint(), engines.sqs().endpoint());
    server.start(router);
    router.add(SlackApi.PATH, new SlackApi(slack, aws.faults(), secrets.botToken()));
    router.add(ResponseUrls.PATH, responseUrls);
    AwsRoutes.addTo(router, endpoint);
    LocalSqs.Queues queues = createState();
    Janitor janitor = startFunctions(queues);
    router.add(ControlApi.PATH, controls(slack, responseUrls, janitor));
    SlackClient slackClient =
        new SlackClient(
            URI.create(server.baseUrl() + "/webhook"),
            secrets.signingSecret(),
            world.team().id(),
            real,
            responseUrls::issue);
    DynamoDbClient tables =
        closing.add(PageWiring.tables(engines.dynamoDb().endpoint(), credentials("sandbox")));
    PageWiring.addPage(
        router, slack, slackClient, aws, tables, PageWiring.time(clock, janitor), real);
    var info =
        InfoFile.of(server.baseUrl(), secrets, world, queues, aws.keys(), options.accessRules());
    if (options.infoFile().isPresent()) {
      PrivateFile.write(options.infoFile().get(), Json.pretty(info) + "\n");
    }
    return new Sandbox(
        new Sandbox.Parts(
            server.baseUrl(), info, aws, slack, slackClient, clock, janitor, closing));
  }

  private void issueKeys(String account) {
    for (String function :
        List.of("webhook", "workflow", "janitor", "audit-api", "dashboard", "queue", "sandbox")) {
      String role = "arn:aws:sts::%s:assumed-role/boundary-sandbox-%s/%s";
      aws.keys().issue(function, role.formatted(account, function, function));
    }
    OperatorKeys.issue(world, aws.keys());
  }

  private void putParameters() {
    Map.of(
            Names.SIGNING_SECRET, secrets.signingSecret(),
            Names.BOT_TOKEN, secrets.botToken(),
            Names.AUDIT_TOKEN_KEY, secrets.auditTokenKey())
        .forEach((name, value) -> aws.parameters().put(name, value, "SecureString"));
  }

  /** What stands for the sandbox's own ticks, and for the alarms of a deployment. */
  private void putWatch() {
    aws.schedules().put(Names.PREFIX + "-sweep", true);
    aws.schedules().put(Names.PREFIX + "-reconcile", true);
    aws.alarms().putAll(Names.PREFIX);
  }

  private LocalSqs.Queues createState() {
    AwsClients clients = clients("sandbox");
    try (DynamoDbClient dynamoDb = clients.dynamoDb();
        SqsClient sqs = clients.sqs()) {
      TableSchemas.createMissing(dynamoDb, Names.TABLES);
      return LocalSqs.createQueues(sqs, Names.QUEUE, options.timing().visibility());
    }
  }

  private Janitor startFunctions(LocalSqs.Queues queues) {
    FunctionEnvironment settings =
        new FunctionEnvironment(world, server.baseUrl(), queues.url(), options.accessRules());
    FunctionInvoker webhook =
        new FunctionInvoker(
            "webhook",
            functions.webhook(setup("webhook", settings.webhook())),
            WEBHOOK_TIMEOUT,
            real,
            random);
    SigV4Verifier verifier = new SigV4Verifier(aws.keys(), "execute-api", Names.REGION, real);
    List<ApiRoute> routes = new ArrayList<>(List.of(new ApiRoute("POST", "/webhook", webhook)));
    routes.addAll(readingRoutes(settings));
    HttpApi api = new HttpApi(routes, verifier, real);
    router.add("/webhook", api);
    PageWiring.addSigned(router, api, aws, real);
    FunctionInvoker workflow =
        new FunctionInvoker(
            "workflow",
            functions.workflow(setup("workflow", settings.workflow())),
            WORKFLOW_TIMEOUT,
            real,
            random);
    int batches = options.timing().workflowConcurrency();
    if (batches > 0) {
      SqsClient sqs = closing.add(clients("queue").sqs());
      QueuePoller.Source source = new QueuePoller.Source(queues.url(), queueArn(), Names.REGION);
      closing.add(new QueuePoller(sqs, source, workflow, batches));
    }
    FunctionInvoker janitor =
        new FunctionInvoker(
            "janitor",
            functions.janitor(setup("janitor", settings.janitor())),
            JANITOR_TIMEOUT,
            real,
            random);
    return closing.add(new Janitor(janitor, clock, options.timing().tickPeriod()));
  }

  /** Beside the contract's routes one for the rest, so that refusals too come from the function. */
  private List<ApiRoute> readingRoutes(FunctionEnvironment settings) {
    FunctionInvoker auditApi =
        new FunctionInvoker(
            "audit-api",
            functions.auditApi(setup("audit-api", settings.auditApi())),
            READING_TIMEOUT,
            real,
            random);
    FunctionInvoker dashboard =
        new FunctionInvoker(
            "dashboard",
            functions.dashboard(setup("dashboard", settings.dashboard())),
            READING_TIMEOUT,
            real,
            random);
    Stream<ApiRoute> api =
        routes(
            auditApi,
            "GET /api/requests",
            "GET /api/requests/{request_id}",
            "GET /api/metrics",
            "GET /api/exports.csv",
            "ANY /api/{proxy+}");
    Stream<ApiRoute> pages =
        routes(
            dashboard,
            "GET /dashboard",
            "GET /dashboard/{proxy+}",
            "ANY /dashboard",
            "ANY /dashboard/{proxy+}");
    return Stream.concat(api, pages).toList();
  }

  private static Stream<ApiRoute> routes(FunctionInvoker function, String... keys) {
    return Stream.of(keys)
        .map(key -> key.split(" ", 2))
        .map(key -> new ApiRoute(key[0], key[1], function));
  }

  private String queueArn() {
    String account = world.organization().managementAccount();
    return "arn:aws:sqs:" + Names.REGION + ":" + account + ":" + Names.QUEUE;
  }

  private FunctionSetup setup(String function, Map<String, String> environment) {
    return new FunctionSetup(environment, credentials(function), clock, real);
  }

  private AwsClients clients(String holder) {
    Map<String, String> pinned =
        Map.of("AWS_REGION", Names.REGION, "AWS_ENDPOINT_URL", server.baseUrl());
    return new AwsClients(pinned, credentials(holder));
  }

  private AwsCredentialsProvider credentials(String holder) {
    AccessKeys.AccessKey key = aws.keys().of(holder);
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  private ControlApi controls(SlackWorkspace slack, ResponseUrls urls, Janitor janitor) {
    ControlApi api = new ControlApi();
    SlackControls.addTo(api, slack, urls, aws.world());
    AwsControls.addTo(api, aws);
    FaultControls.addTo(api, aws.faults());
    TimeControls.addTo(
        api, clock::instant, clock::offset, clock::advance, janitor::tick, janitor::reconcile);
    return api;
  }
}
