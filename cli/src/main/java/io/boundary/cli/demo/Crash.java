package io.boundary.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.sandbox.aws.Fault;
import io.boundary.sandbox.slack.SlackClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The worst moment: access is there, and whoever made it is gone before writing that down. */
final class Crash implements Chapter {

  private static final String ACCOUNT = "210987654321";
  private static final String SET = "PowerUserAccess";
  private static final String CREATE = "CreateAccountAssignment";

  @Override
  public String title() {
    return "A crash at the worst moment";
  }

  @Override
  public void play(Stage stage, Teller teller) throws IOException, InterruptedException {
    teller.say(
        "Dave asks for a development account. Identity Center takes the order for his assignment,"
            + " and in that instant the workflow's process dies: it never hears the answer, writes"
            + " nothing more and gives no message back to the queue.");
    String text = ACCOUNT + " " + SET + " 1";
    SlackClient.Signed command = stage.signed("dave", text);
    long created = stage.calls("sso", CREATE, "");
    die(stage);
    RequestId id = stage.asks("dave", text, command);
    AccessRequest stored = wreck(stage, teller, id, created);
    heal(stage, teller, stored);
    again(stage, teller, command, created);
    end(stage, teller, id);
  }

  /** The call takes effect and its answer is lost; what the dying process still sends is too. */
  private static void die(Stage stage) {
    Optional<String> workflow = Optional.of("workflow");
    stage.breaks(
        new Fault(
            "sso",
            CREATE,
            Fault.Kind.FAIL_AFTER,
            0,
            1,
            Duration.ofSeconds(1),
            Optional.empty(),
            workflow),
        new Fault(
            "sqs",
            "*",
            Fault.Kind.RESET,
            0,
            Fault.UNTIL_CLEARED,
            Duration.ofSeconds(1),
            Optional.empty(),
            workflow));
  }

  private static AccessRequest wreck(Stage stage, Teller teller, RequestId id, long created)
      throws InterruptedException {
    stage
        .look()
        .until(
            "Identity Center has taken the order.",
            () -> stage.calls("sso", CREATE, "workflow"),
            calls -> calls == created + 1,
            calls -> calls - created + " creations");
    AccessRequest stored =
        stage.expectStatus(
            "What is stored says what was intended: APPROVED, and not yet ACTIVE.",
            id,
            RequestStatus.APPROVED);
    Optional<Sight.StoredLease> lease = stage.sight().lease(stored);
    stage
        .look()
        .now(
            "The lease of the assignment is held for this request, so it cannot be lost.",
            lease
                .filter(l -> l.phase().equals("HELD") && l.holder().equals(id.value()))
                .isPresent(),
            lease.map(Object::toString).orElse("no lease"));
    lease.ifPresent(
        l ->
            teller.detail(
                "the dead worker's step is fenced until "
                    + l.stepUntil().truncatedTo(ChronoUnit.SECONDS)));
    return stored;
  }

  private static void heal(Stage stage, Teller teller, AccessRequest stored)
      throws IOException, InterruptedException {
    teller.say(
        "The next janitor looks. The worker might only be slow, so for its step nobody else touches"
            + " the lease. When that time is over, the janitor finds out what is there and goes on.");
    stage.repairs();
    JsonNode early = stage.janitor();
    stage
        .look()
        .now(
            "The janitor leaves it alone for now.", early.path("pending").asInt() == 1, "" + early);
    Instant fence =
        stage.sight().lease(stored).map(Sight.StoredLease::stepUntil).orElse(stage.now());
    stage.passes(Duration.between(stage.now(), fence).plusSeconds(2), "until the step is over");
    JsonNode late = stage.janitor();
    stage
        .look()
        .now(
            "The janitor takes it up and finishes it.",
            late.path("resumed").asInt() == 1,
            "" + late);
    stage.expectStatus("The request is ACTIVE now.", stored.id(), RequestStatus.ACTIVE);
    stage.expectHeard(
        "Dave is told, as if nothing had been.", "dave", "Access granted", stored.id().value());
  }

  private static void again(Stage stage, Teller teller, SlackClient.Signed command, long created)
      throws IOException, InterruptedException {
    teller.say("Queues deliver more than once, and so does Slack: the very command comes again.");
    long done = stage.calls("sqs", "DeleteMessageBatch", "queue");
    stage.delivered(command);
    stage
        .look()
        .until(
            "It is worked off once more.",
            () -> stage.calls("sqs", "DeleteMessageBatch", "queue"),
            calls -> calls > done,
            calls -> "the message is still there");
    long orders = stage.calls("sso", CREATE, "") - created;
    stage
        .look()
        .now(
            "Yet there was one order for the assignment in all, not two.",
            orders == 1,
            orders + " orders");
    stage.expectAssignments("And one assignment, not two.", "dave", ACCOUNT, SET, 1);
  }

  private static void end(Stage stage, Teller teller, RequestId id)
      throws IOException, InterruptedException {
    teller.say("What a crash left behind ends like everything else.");
    stage.passes(Duration.ofMinutes(61), "61 minutes");
    stage.janitor();
    stage.expectStatus("The grant is revoked.", id, RequestStatus.REVOKED);
    stage.expectAssignments("The assignment is gone.", "dave", ACCOUNT, SET, 0);
  }
}
