package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import io.boundary.sandbox.slack.SlackClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is deployed, as Lambda starts it: each zip in a process of its own under the runtime
 * interface client, against the sandbox. Run once zips are built.
 */
class FunctionProcessArtefactCheck {

  private static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  /** Nothing but the processes works: no poller, no tick. */
  private static final SandboxOptions.Timing QUIET =
      SandboxOptions.Timing.DEFAULT.withTickPeriod(Duration.ZERO).withWorkflowConcurrency(0);

  private static Sandbox sandbox;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    sandbox =
        SandboxWiring.start(SandboxOptions.of(ROOT).withTiming(QUIET), new ProductFunctions());
  }

  @AfterAll
  static void end() {
    sandbox.close();
  }

  private String answer(String function, String handler, String event) throws Exception {
    try (RuntimeApi api = new RuntimeApi();
        FunctionProcess process =
            FunctionProcess.start(function, handler, ROOT, folder, sandbox.info(), api)) {
      assertThat(process).isNotNull();
      String answer = api.invoke(event);
      assertThat(answer).as("%s: %s", function, log(function)).doesNotStartWith("error");
      return answer;
    }
  }

  private String log(String function) throws IOException {
    return Files.readString(folder.resolve(function + ".log"));
  }

  @Test
  void webhook_whenSlackAsks_answersWithARequestId() throws Exception {
    SlackClient slack =
        new SlackClient(
            URI.create(sandbox.baseUrl() + "/webhook"),
            sandbox.info().path("slack_signing_secret").asText(),
            sandbox.info().path("slack_team_id").asText(),
            Clock.systemUTC(),
            user -> sandbox.info().path("response_url_prefix").asText() + user + "/one");
    SlackClient.Signed signed =
        slack.sign(slack.commandBody("U0ALICE001", "123456789012 ReadOnlyAccess 1"));
    String event =
        """
        {"version": "2.0", "routeKey": "POST /webhook", "rawPath": "/webhook", "rawQueryString": "",
         "headers": {"content-type": "application/x-www-form-urlencoded",
                     "x-slack-request-timestamp": "%s", "x-slack-signature": "%s"},
         "requestContext": {"http": {"method": "POST", "path": "/webhook"}},
         "body": "%s", "isBase64Encoded": false}
        """
            .formatted(signed.timestamp(), signed.signature(), signed.body());

    assertThat(answer("webhook", "io.boundary.webhook.WebhookHandler", event))
        .contains("200", "Received", "req-");
  }

  @Test
  void workflow_whenAMessageComes_worksItOff() throws Exception {
    String event =
        """
        {"Records": [{"messageId": "1", "receiptHandle": "one", "eventSource": "aws:sqs",
          "awsRegion": "us-east-1", "attributes": {"ApproximateReceiveCount": "1"}, "messageAttributes": {},
          "body": "{\\"request_type\\":\\"access_request\\",\\"request_id\\":\\"req-0123456789abcdef\\",\\"user_id\\":\\"U0ALICE001\\",\\"command_text\\":\\"123456789012 ReadOnlyAccess 1\\"}"}]}
        """;

    assertThat(answer("workflow", "io.boundary.workflow.WorkflowHandler", event))
        .contains("batchItemFailures")
        .doesNotContain("itemIdentifier");
    assertThat(sandbox.aws().log().of("sso", "CreateAccountAssignment")).isNotEmpty();
  }

  @Test
  void janitor_whenItsMinuteComes_answersWithItsCounts() throws Exception {
    assertThat(answer("janitor", "io.boundary.janitor.JanitorHandler", "{}"))
        .contains("revoked", "errors");
  }
}
