package io.boundary.benchmarks.roundtrips;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.boundary.benchmarks.wire.Wire;
import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.FunctionSetup;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import io.boundary.sandbox.slack.SlackClient;
import io.boundary.sandbox.slack.SlackMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** A sandbox whose webhook and workflow call out over a {@link Wire}. */
final class Company implements AutoCloseable {

  /** Assignments are final at the first look; no quota; the janitor does not run. */
  private static final SandboxOptions.Timing TIMING =
      new SandboxOptions.Timing(
          Duration.ZERO, Duration.ZERO, Duration.ZERO, 10_000, Duration.ofSeconds(60), 2);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Wire wire;
  private final OverTheWire functions = new OverTheWire();
  private final Sandbox sandbox;
  private final SlackClient slack;

  Company(Path root, Path world, Duration delay) {
    wire = new Wire(delay);
    sandbox =
        SandboxWiring.start(
            SandboxOptions.of(root).withWorldFile(world).withTiming(TIMING), functions);
    wire.passTo(sandbox.baseUrl());
    AtomicInteger urls = new AtomicInteger();
    slack =
        new SlackClient(
            URI.create(sandbox.baseUrl() + "/webhook"),
            sandbox.info().path("slack_signing_secret").asText(),
            sandbox.info().path("slack_team_id").asText(),
            Clock.systemUTC(),
            user -> wire.baseUrl() + "/slack/response/" + user + "/" + urls.incrementAndGet());
  }

  Wire wire() {
    return wire;
  }

  /** What is remembered of people is forgotten; of accounts and settings it is not. */
  void forgetPeople() throws IOException, InterruptedException {
    sandbox.clock().advance(Duration.ofMinutes(6));
    fetchSettings();
  }

  /** A workflow process that has just started, its settings fetched. */
  void restart() throws IOException, InterruptedException {
    functions.restart();
    fetchSettings();
  }

  /** By somebody whom no measurement is about, for an account that none is about. */
  private void fetchSettings() throws IOException, InterruptedException {
    ask("U0MALLORY1", "999999999999 ReadOnlyAccess 1", "not granted");
    settle();
  }

  /** {@code /boundary <text>}, until the person reads the outcome. */
  void ask(String user, String text, String outcome) throws IOException, InterruptedException {
    long before = told(user, outcome);
    expectOk(slack.command(user, text));
    await("the outcome of " + text, () -> told(user, outcome) > before);
  }

  /** A click on Approve of the latest approval message, until the requester reads the outcome. */
  void approve(String approver, String requester, String outcome)
      throws IOException, InterruptedException {
    long before = told(requester, outcome);
    SlackMessage message = approvals();
    String value = message.blocks().findValues("value").stream().findFirst().orElseThrow().asText();
    expectOk(slack.click(approver, "boundary_approve", value, message.channel(), message.ts()));
    await("the outcome of the click", () -> told(requester, outcome) > before);
  }

  private SlackMessage approvals() throws InterruptedException {
    await(
        "the approval message", () -> sandbox.slack().messages().stream().anyMatch(Company::asks));
    return sandbox.slack().messages().stream()
        .filter(Company::asks)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static boolean asks(SlackMessage message) {
    return message.hasButton("boundary_approve");
  }

  private long told(String user, String words) {
    return sandbox.slack().messagesTo(user).stream()
        .filter(message -> message.everything().contains(words))
        .count();
  }

  private static void expectOk(SlackClient.Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException("the webhook answered " + answer.status());
    }
  }

  /** Waits until nothing is under way any more, so that the next measurement begins alone. */
  void settle() throws InterruptedException {
    int seen = -1;
    while (seen != wire.calls().size()) {
      seen = wire.calls().size();
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private static void await(String what, BooleanSupplier there) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + " did not come");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    wire.close();
  }

  /** The product's functions, of which those that people wait for call out over the wire. */
  private final class OverTheWire implements FunctionFactory {

    private final ProductFunctions product = new ProductFunctions();
    private final AtomicReference<RequestStreamHandler> workflow = new AtomicReference<>();
    private final AtomicReference<FunctionSetup> setup = new AtomicReference<>();

    void restart() {
      workflow.set(product.workflow(Objects.requireNonNull(setup.get())));
    }

    private FunctionSetup over(FunctionSetup setup) {
      Map<String, String> settings = new HashMap<>(setup.environment());
      String direct = settings.getOrDefault("AWS_ENDPOINT_URL", "");
      settings.replaceAll((name, value) -> value.replace(direct, wire.baseUrl()));
      return new FunctionSetup(settings, setup.credentials(), setup.clock(), setup.realClock());
    }

    @Override
    public RequestStreamHandler webhook(FunctionSetup setup) {
      return product.webhook(over(setup));
    }

    @Override
    public RequestStreamHandler workflow(FunctionSetup direct) {
      setup.set(over(direct));
      restart();
      return (input, output, context) ->
          Objects.requireNonNull(workflow.get()).handleRequest(input, output, context);
    }

    @Override
    public RequestStreamHandler auditApi(FunctionSetup setup) {
      return product.auditApi(setup);
    }

    @Override
    public RequestStreamHandler dashboard(FunctionSetup setup) {
      return product.dashboard(setup);
    }

    @Override
    public RequestStreamHandler janitor(FunctionSetup setup) {
      return product.janitor(setup);
    }
  }
}
