package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import io.boundary.sandbox.aws.Use;
import io.boundary.sandbox.http.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** A running sandbox with the product in it, and nothing but its wires. */
public final class Rig implements AutoCloseable {

  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The janitor runs when told only; assignments take a moment; no quota but where a test asks. */
  public static final SandboxOptions.Timing TIMING =
      new SandboxOptions.Timing(
          Duration.ZERO, Duration.ofMillis(60), Duration.ZERO, 1_000, Duration.ofSeconds(30), 4);

  public static final String PRODUCTION = "123456789012";
  public static final String DEVELOPMENT = "210987654321";
  public static final String PLAYGROUND = "111122223333";
  public static final String LOCKED_PRODUCTION = "444455556666";
  public static final String RETIRED = "777788889999";

  public static final String ALICE = "U0ALICE001";
  public static final String DAVE = "U0DAVE0001";
  public static final String SAM = "U0SAM00001";
  public static final String SAM_AGAIN = "U0SAM00002";
  public static final String SUE = "U0SUE00001";
  public static final String OLGA = "U0OLGA0001";
  public static final String MALLORY = "U0MALLORY1";

  private static final Set<String> FINAL = Set.of("REVOKED", "DENIED", "ERROR");

  private final Sandbox sandbox;
  public final JsonNode info;
  public final Control control;

  /** Records whose ledger was found whole, each with its state and the ledger's last hash. */
  public final Set<String> verified = new HashSet<>();

  public SlackSide slack;
  public final AwsSide aws;

  public Rig() {
    this(TIMING);
  }

  public Rig(SandboxOptions.Timing timing) {
    this(SandboxOptions.of(ROOT).withTiming(timing));
  }

  public Rig(SandboxOptions options) {
    sandbox = SandboxWiring.start(options, new ProductFunctions());
    info = sandbox.info();
    control = new Control(info.path("base_url").asText());
    slack = new SlackSide(info, info.path("slack_signing_secret").asText(), control);
    aws = new AwsSide(info);
  }

  /** Asks, and waits for the outcome and for the words: a clock moved earlier would delay them. */
  public String ask(String user, String text, String status) {
    String id = slack.ask(user, text);
    aws.awaitStatus(id, status);
    awaitIdleQueue();
    return id;
  }

  /** Gives the parameter another value, and Slack signs with it from now on. */
  public void rotateSigningSecret(String secret) {
    aws.putSecret("/boundary/slack/signing_secret", secret);
    slack = new SlackSide(info, secret, control);
  }

  /** Waits until no message is in the queue or in a worker's hands. */
  public void awaitIdleQueue() {
    Within.usual("the queue being worked off", aws::isQueueIdle, () -> "messages are left");
  }

  /** The route's answer without HTTP: the messages that Slack holds by now. */
  public int messagesInSlack() {
    return sandbox.slack().messages().size();
  }

  /** Lets the longest grant and the longest wait for approval pass, and the janitor end them. */
  public void endEverything() {
    control.calm();
    control.advance(Duration.ofHours(13));
    Within.usual("everything ending", this::sweptClean, aws::records);
  }

  private boolean sweptClean() {
    control.tick();
    boolean done =
        aws.records().stream()
            .allMatch(item -> FINAL.contains(item.getOrDefault("status", NONE).s()));
    if (!done) {
      control.advance(Duration.ofSeconds(70));
    }
    return done;
  }

  private static final software.amazon.awssdk.services.dynamodb.model.AttributeValue NONE =
      software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("");

  /** The permissions that a function has used by now, in Terraform's names. */
  Set<Use> uses(String function) {
    return Permissions.inTheFilesNames(sandbox.aws().log().uses(function));
  }

  /** Reconciles at once. */
  JsonNode reconcile() {
    return control.call("POST", "/reconcile", Json.object());
  }

  /** An assignment that others make ({@code POST}) or take away ({@code DELETE}). */
  void assign(String method, String user, String account, String permissionSet) {
    control.call(
        method,
        "/identity-center/assignments",
        Json.object()
            .put("user", user)
            .put("account_id", account)
            .put("permission_set", permissionSet));
  }

  /**
   * Ends everything.
   *
   * @throws AssertionError where a function did something that Terraform does not let it do
   */
  @Override
  public void close() {
    Set<String> forbidden = new TreeSet<>();
    Permissions terraform = Permissions.ofTerraform();
    for (String function : terraform.statements().keySet()) {
      Set<Use> over = new TreeSet<>(uses(function));
      over.removeAll(terraform.allowed(function));
      over.forEach(use -> forbidden.add(function + " is not given " + use));
    }
    aws.close();
    sandbox.close();
    if (!forbidden.isEmpty()) {
      throw new AssertionError(forbidden);
    }
  }
}
