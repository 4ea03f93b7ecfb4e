package io.boundary.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.aws.AwsClients;
import io.boundary.cli.output.Screen;
import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Builds the stage in a sandbox of its own. */
public final class DemoWiring {

  private static final int PAUSE_MILLIS = 50;

  private DemoWiring() {}

  /**
   * How the story is told.
   *
   * @param debug whether messages, records and AWS calls are shown too
   * @param patience how long a step is waited for at most, in real time
   */
  public record Manner(Screen screen, boolean debug, Duration patience) {}

  /**
   * Starts a sandbox, tells the story and ends the sandbox.
   *
   * @return whether every step came out as told
   * @throws io.boundary.sandbox.SandboxException where the sandbox cannot start
   */
  public static boolean tell(
      SandboxOptions options, FunctionFactory functions, Manner manner, PrintWriter out)
      throws InterruptedException {
    Teller teller = new Teller(out, manner.screen(), manner.debug());
    teller.headline("Boundary in six short chapters");
    teller.say(
        "Boundary hands out access to AWS accounts for a while: an engineer asks in Slack, a policy"
            + " decides, AWS Identity Center gets an assignment, and the grant ends by itself. What"
            + " runs here is the product itself on a DynamoDB and a queue of this machine; AWS"
            + " Identity Center and Slack are simulated, and no account of yours is touched.");
    teller.beside("starting", "a few seconds …");
    SandboxOptions.Timing timing = options.timing().withTickPeriod(Duration.ZERO);
    FunctionFactory played = manner.debug() ? functions : new Quiet(functions);
    try (Sandbox sandbox = SandboxWiring.start(options.withTiming(timing), played);
        Sight sight = new Sight(sandbox.info(), clients(sandbox.info()))) {
      int times = Math.toIntExact(Math.max(1, manner.patience().toMillis() / PAUSE_MILLIS));
      Pause pause = () -> TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return new Demo(new Stage(sandbox, sight, teller, times, pause), teller).tell();
    }
  }

  private static AwsClients clients(JsonNode info) {
    JsonNode operator = info.path("callers").path("operator");
    return new AwsClients(
        Map.of(
            "AWS_REGION", info.path("aws_region").asText(),
            "AWS_ENDPOINT_URL", info.path("aws_endpoint_url").asText()),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                operator.path("access_key_id").asText(),
                operator.path("secret_access_key").asText())));
  }
}
