package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The workflow in a JVM of its own, killed with SIGKILL while a call that it makes hangs, so that
 * it is known how far it had come. Redelivery to a new process and the janitor must put it right.
 */
@Tag("slow")
class KillTest {

  /** A killed worker's step is over after that; see GrantTimes. */
  private static final Duration PAST_THE_STEP = Duration.ofSeconds(70);

  private static final int SIGKILLED = 128 + 9;
  private static final String GRANT = Rig.PRODUCTION + " ReadOnlyAccess 1";

  /** Kept after the run: the worker's log says what a failure was. */
  private static final Path FOLDER = Path.of("target/kill-test").toAbsolutePath();

  private static Rig rig;
  private static WorkerProcess worker;

  @BeforeAll
  static void start() {
    rig = new Rig(Rig.TIMING.withWorkflowConcurrency(0).withVisibility(Duration.ofSeconds(3)));
    worker = WorkerProcess.start(rig.info, FOLDER);
  }

  @AfterAll
  static void end() {
    worker.close();
    rig.close();
  }

  private static ObjectNode hang(String service, String operation, int skip) {
    return Control.faultOf(service, operation, "hang")
        .put("skip", skip)
        .put("count", 1)
        .put("function", "operator");
  }

  /** Kills the worker in all these calls at once, and starts another once its step is over. */
  private static void killIn(List<ObjectNode> calls, Runnable begin) {
    calls.forEach(rig.control::fault);
    begin.run();
    Within.usual(
        "the worker reaching the calls",
        () -> rig.control.faultsLeft() == 0,
        () -> rig.control.get("/faults"));
    assertThat(worker.kill()).isEqualTo(SIGKILLED);
    rig.control.calm();
    rig.control.advance(PAST_THE_STEP);
    worker = WorkerProcess.start(rig.info, FOLDER);
  }

  private static String killedWhileGranting(ObjectNode... calls) {
    String[] id = new String[1];
    killIn(List.of(calls), () -> id[0] = rig.slack.ask(Rig.ALICE, GRANT));
    return id[0];
  }

  private static void heals(String id, String status) {
    Within.usual(
        id + " healing",
        () -> {
          rig.control.tick();
          return rig.aws.status(id).equals(status);
        },
        () -> rig.aws.record(id) + " " + rig.aws.leases());
  }

  /** Granted exactly once, and nothing is left of it when its time is over. */
  private static void assertGrantedOnceAndEnded(String id, int creationsBefore) {
    heals(id, "ACTIVE");
    rig.slack.told(Rig.ALICE, "Access granted", id);
    rig.awaitIdleQueue();
    assertThat(rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess")).isTrue();
    assertThat(creations()).isEqualTo(creationsBefore + 1);
    assertThat(Invariants.breaches(rig)).isEmpty();
    rig.control.advance(Duration.ofHours(2));
    heals(id, "REVOKED");
    assertNothingLeft();
  }

  private static void assertNothingLeft() {
    assertThat(rig.aws.assignments())
        .containsExactly(new AwsSide.Held("sam", Rig.DEVELOPMENT, "PowerUserAccess"));
    assertThat(Invariants.breaches(rig)).isEmpty();
  }

  /** How many creations Identity Center accepted. */
  private static int creations() {
    return (int)
        rig.control.calls("?operation=CreateAccountAssignment").stream()
            .filter(call -> call.path("status").asInt() == 200)
            .count();
  }

  @Test
  void kill_whenNothingIsWrittenYet_redeliveryGrants() {
    int before = creations();

    String id = killedWhileGranting(hang("dynamodb", "TransactWriteItems", 0));

    assertThat(rig.aws.record(id)).isEmpty();
    assertGrantedOnceAndEnded(id, before);
  }

  @Test
  void kill_whenTheLeaseIsTakenAndNothingCreated_isResumed() {
    int before = creations();

    String id = killedWhileGranting(hang("sso", "CreateAccountAssignment", 0));

    assertThat(rig.aws.status(id)).isEqualTo("APPROVED");
    assertGrantedOnceAndEnded(id, before);
  }

  @Test
  void kill_whenTheAssignmentIsCreatedAndNothingKnowsOfIt_isFoundAndNotMadeAgain() {
    int before = creations();

    // The creation's id is noted (the second write) while the creation is polled.
    String id =
        killedWhileGranting(
            hang("dynamodb", "TransactWriteItems", 1),
            hang("sso", "DescribeAccountAssignmentCreationStatus", 0));

    assertThat(rig.aws.status(id)).isEqualTo("APPROVED");
    Within.usual(
        "the creation taking effect",
        () -> rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess"),
        rig.aws::assignments);
    assertGrantedOnceAndEnded(id, before);
  }

  @Test
  void kill_whenOnlyTheLastWriteIsMissing_becomesActive() {
    int before = creations();

    String id = killedWhileGranting(hang("dynamodb", "TransactWriteItems", 2));

    assertThat(rig.aws.status(id)).isEqualTo("APPROVED");
    assertGrantedOnceAndEnded(id, before);
  }

  @Test
  void kill_whenOnlyTheWordsAreMissing_theyFollow() {
    int before = creations();

    String id =
        killedWhileGranting(Control.faultOf("slack", "response_url", "hang").put("count", 1));

    assertThat(rig.aws.status(id)).isEqualTo("ACTIVE");
    assertThat(rig.slack.messages(Rig.ALICE, "Access granted", id)).isEmpty();
    assertGrantedOnceAndEnded(id, before);
  }

  @Test
  void kill_whenBeforeTheDeletion_theEndIsCarriedOut() {
    killedWhileReleasing(hang("sso", "DeleteAccountAssignment", 0));
  }

  @Test
  void kill_whenTheDeletionIsUnderWay_theEndIsWrittenDown() {
    killedWhileReleasing(hang("sso", "DescribeAccountAssignmentDeletionStatus", 0));
  }

  private static void killedWhileReleasing(ObjectNode call) {
    String id = rig.ask(Rig.ALICE, GRANT, "ACTIVE");
    rig.slack.told(Rig.ALICE, "Access granted", id);
    rig.awaitIdleQueue();

    killIn(List.of(call), () -> rig.slack.command(Rig.ALICE, "revoke " + id));

    assertThat(rig.aws.status(id)).isEqualTo("ACTIVE");
    heals(id, "REVOKED");
    rig.slack.told(Rig.ALICE, "Access has ended", id);
    rig.awaitIdleQueue();
    assertNothingLeft();
  }
}
