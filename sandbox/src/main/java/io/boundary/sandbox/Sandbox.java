package io.boundary.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.SimulatedAws;
import io.boundary.sandbox.slack.SlackClient;
import io.boundary.sandbox.slack.SlackWorkspace;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import java.io.IOException;

/**
 * A running sandbox: the product's functions over embedded DynamoDB and SQS, a simulated AWS
 * control plane and a simulated Slack, all on one port of 127.0.0.1. Made by {@link
 * SandboxWiring#start}.
 */
public final class Sandbox implements AutoCloseable {

  private final Parts parts;

  Sandbox(Parts parts) {
    this.parts = parts;
  }

  /** {@code http://127.0.0.1:port}, without a slash at the end. */
  public String baseUrl() {
    return parts.baseUrl();
  }

  /** What the info file holds. */
  public ObjectNode info() {
    return parts.info().deepCopy();
  }

  /** The simulated AWS, to look at and to change. */
  public SimulatedAws aws() {
    return parts.aws();
  }

  /** The simulated Slack, to look at. */
  public SlackWorkspace slack() {
    return parts.slack();
  }

  /** Sends commands and clicks as Slack does. */
  public SlackClient slackClient() {
    return parts.slackClient();
  }

  /** The world as it is now. */
  public LiveWorld world() {
    return parts.aws().world();
  }

  /** The first Slack id of a person of the world file. */
  public String slackId(String person) {
    World.Person found = world().origin().person(person);
    return found.slackIds().get(0);
  }

  /** The time that grants live by. */
  public SandboxClock clock() {
    return parts.clock();
  }

  /** Runs the janitor now; its counts. */
  public JsonNode tick() throws IOException {
    return parts.janitor().tick();
  }

  /** Ends everything. */
  @Override
  public void close() {
    parts.closing().close();
  }

  /** What a sandbox is made of. */
  record Parts(
      String baseUrl,
      ObjectNode info,
      SimulatedAws aws,
      SlackWorkspace slack,
      SlackClient slackClient,
      SandboxClock clock,
      Janitor janitor,
      Closing closing) {}
}
