package io.boundary.sandbox;

import io.boundary.aws.AwsClients;
import io.boundary.sandbox.aws.SimulatedAws;
import io.boundary.sandbox.gateway.CallSigner;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Router;
import io.boundary.sandbox.page.DashboardVisits;
import io.boundary.sandbox.page.PageTime;
import io.boundary.sandbox.page.Requests;
import io.boundary.sandbox.page.SandboxPage;
import io.boundary.sandbox.slack.SlackClient;
import io.boundary.sandbox.slack.SlackWorkspace;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the page beside the product: what a browser may do that a deployment has no part in. */
final class PageWiring {

  private PageWiring() {}

  /** The gateway's signed routes, which browsers reach as a caller of the world. */
  static void addSigned(Router router, HttpRoute gateway, SimulatedAws aws, Clock real) {
    CallSigner signer = new CallSigner(aws.keys(), Names.REGION, real);
    DashboardVisits visits =
        new DashboardVisits(gateway, signer, aws.world().origin().callers().keySet());
    router.add("/api", visits::signedOrAsItCame);
    router.add("/dashboard", visits::signedOrAsItCame);
    router.add(DashboardVisits.PATH, visits::visit);
  }

  /** {@code GET /} and what belongs to it. */
  static void addPage(
      Router router,
      SlackWorkspace slack,
      SlackClient client,
      SimulatedAws aws,
      DynamoDbClient dynamoDb,
      PageTime time,
      Clock real)
      throws IOException {
    Requests requests = new Requests(dynamoDb, Names.TABLES.requests());
    SandboxPage page = new SandboxPage(slack, client, aws, requests, time, real);
    router.addExact(call -> call.rawPath().equals("/"), page);
    router.add(SandboxPage.PATH, page);
  }

  /** Tables without the simulated endpoint: what the page reads is no call of the product's. */
  static DynamoDbClient tables(URI engine, AwsCredentialsProvider credentials) {
    Map<String, String> pinned =
        Map.of("AWS_REGION", Names.REGION, "AWS_ENDPOINT_URL", engine.toString());
    return new AwsClients(pinned, credentials).dynamoDb();
  }

  static PageTime time(SandboxClock clock, Janitor janitor) {
    return new PageTime() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public Instant at(Instant real) {
        return clock.at(real);
      }

      @Override
      public void advance(Duration by) {
        clock.advance(by);
      }

      @Override
      public void tick() throws IOException {
        janitor.tick();
      }
    };
  }
}
