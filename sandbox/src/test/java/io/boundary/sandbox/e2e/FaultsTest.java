package io.boundary.sandbox.e2e;

import static io.boundary.model.RequestStatus.ACTIVE;
import static io.boundary.model.RequestStatus.APPROVED;
import static io.boundary.model.RequestStatus.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong outside, played at the wire. */
@Tag("slow")
class FaultsTest {

  private static final Duration PAST_THE_STEP = Duration.ofSeconds(70);
  private static final String READ = Rig.PRODUCTION + " ReadOnlyAccess 1";
  private static final int UNTIL_CLEARED = 1_000_000;

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @AfterEach
  void settle() {
    rig.endEverything();
    assertThat(Invariants.breaches(rig)).isEmpty();
  }

  private static boolean aliceReads() {
    return rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess");
  }

  private static int creations() {
    return (int)
        rig.control.calls("?operation=CreateAccountAssignment").stream()
            .filter(call -> !call.path("error").asText().equals("ThrottlingException"))
            .filter(call -> !call.path("error").asText().equals("ConflictException"))
            .count();
  }

  private static void assertGrantedOnce(String id, int creationsBefore) {
    assertThat(rig.aws.status(id)).isEqualTo("ACTIVE");
    assertThat(aliceReads()).isTrue();
    assertThat(creations()).isEqualTo(creationsBefore + 1);
    assertThat(Invariants.states(rig, id)).containsExactly(APPROVED, ACTIVE);
    assertThat(Invariants.breaches(rig)).isEmpty();
  }

  /** Lets the broken worker's step pass, and the janitor take over. */
  private static void healed(String id, String status) {
    Within.usual(
        id + " healing",
        () -> {
          rig.control.advance(PAST_THE_STEP);
          rig.control.tick();
          return rig.aws.status(id).equals(status);
        },
        () -> rig.aws.record(id) + " " + rig.aws.leases());
  }

  @Test
  void grant_whenIdentityCenterIsBusy_waitsAndIsMadeOnce() {
    int before = creations();
    rig.control.fault("sso", "CreateAccountAssignment", "throttle", 2);
    rig.control.fault(
        Control.faultOf("sso", "CreateAccountAssignment", "fail_before")
            .put("error", "ConflictException")
            .put("count", 2));

    String id = rig.ask(Rig.ALICE, READ, "ACTIVE");

    assertThat(rig.control.faultsLeft()).isZero();
    assertGrantedOnce(id, before);
  }

  @Test
  void grant_whenIdentityCenterFails_endsInErrorWithItsReason() {
    rig.control.fault(
        Control.faultOf("sso", "CreateAccountAssignment", "failed")
            .put("error", "the permission set is broken")
            .put("count", 1));

    String id = rig.ask(Rig.ALICE, READ, "ERROR");

    assertThat(rig.aws.text(id, "end_reason")).contains("the permission set is broken");
    rig.slack.told(Rig.ALICE, "Access could not be set up", id, "the permission set is broken");
    assertThat(aliceReads()).isFalse();
    assertThat(rig.slack.messages(Rig.ALICE, "Access granted", id)).isEmpty();
    assertThat(Invariants.states(rig, id)).containsExactly(APPROVED, ERROR);
  }

  @Test
  void grant_whenTheCreationTookEffectAndAnErrorWasAnswered_isFoundAndNotMadeAgain() {
    int before = creations();
    rig.control.fault("sso", "CreateAccountAssignment", "fail_after", 1);

    String id = rig.ask(Rig.ALICE, READ, "APPROVED");
    Within.usual("the fault", () -> rig.control.faultsLeft() == 0, () -> "");

    healed(id, "ACTIVE");
    assertGrantedOnce(id, before);
    rig.slack.told(Rig.ALICE, "Access granted", id);
  }

  @Test
  void grant_whenTheConnectionBrokeBeforeTheCreation_isMadeLater() {
    rig.control.fault("sso", "CreateAccountAssignment", "reset", 1);

    String id = rig.ask(Rig.ALICE, READ, "APPROVED");
    Within.usual("the fault", () -> rig.control.faultsLeft() == 0, () -> "");

    healed(id, "ACTIVE");
    assertThat(aliceReads()).isTrue();
    assertThat(Invariants.states(rig, id)).containsExactly(APPROVED, ACTIVE);
  }

  @Test
  void end_whenIdentityCenterDoesNotAnswer_isTriedUntilItSucceedsAndNeverParked() {
    String id = rig.ask(Rig.ALICE, READ, "ACTIVE");
    rig.control.fault("sso", "DeleteAccountAssignment", "fail_before", UNTIL_CLEARED);
    rig.control.advance(Duration.ofHours(2));

    assertThat(rig.control.tick().path("error").asText()).contains("could not be settled");
    assertThat(rig.aws.status(id)).isEqualTo("ACTIVE");
    assertThat(aliceReads()).isTrue();

    rig.control.calm();
    healed(id, "REVOKED");
    assertThat(aliceReads()).isFalse();
  }

  @Test
  void end_whenSlackIsDown_isDoneAndTheWordsFollow() {
    String id = rig.ask(Rig.ALICE, READ, "ACTIVE");
    rig.slack.told(Rig.ALICE, "Access granted", id);
    rig.control.fault("slack", "*", "fail_before", UNTIL_CLEARED);
    rig.control.advance(Duration.ofHours(2));

    // The janitor's run looks ahead: it stays for the next attempt to tell people.
    CompletableFuture<Void> run = CompletableFuture.runAsync(rig.control::tick);

    rig.aws.awaitStatus(id, "REVOKED");
    assertThat(aliceReads()).isFalse();
    assertThat(rig.slack.messages(Rig.ALICE, "Access has ended", id)).isEmpty();
    rig.control.calm();
    rig.control.advance(Duration.ofMinutes(1));
    run.join();
    rig.control.tick();
    rig.slack.told(Rig.ALICE, "Access has ended", id);
    assertThat(rig.slack.messages(Rig.ALICE, "Access has ended", id)).hasSize(1);
  }

  @Test
  void grant_whenTheResponseUrlHangs_isMadeOnceAndToldLater() {
    int before = creations();
    rig.control.fault("slack", "response_url", "hang", UNTIL_CLEARED);

    String id = rig.ask(Rig.ALICE, READ, "ACTIVE");

    assertThat(rig.slack.messages(Rig.ALICE, "Access granted", id)).isEmpty();
    rig.awaitIdleQueue();
    rig.control.calm();
    rig.control.advance(Duration.ofMinutes(1));
    rig.control.tick();
    rig.slack.told(Rig.ALICE, "Access granted", id);
    assertGrantedOnce(id, before);
  }

  @Test
  void request_whenOrganizationsFailsForAWhile_waitsSaysSoAndIsGranted() {
    waitsAndIsGranted("organizations");
  }

  @Test
  void request_whenTheIdentityStoreFailsForAWhile_waitsSaysSoAndIsGranted() {
    waitsAndIsGranted("identitystore");
  }

  private static void waitsAndIsGranted(String service) {
    rig.control.fault(service, "*", "fail_before", UNTIL_CLEARED);

    String id = rig.slack.ask(Rig.ALICE, READ);

    rig.slack.told(Rig.ALICE, id, "is waiting");
    assertThat(rig.aws.record(id)).isEmpty();
    assertThat(aliceReads()).isFalse();
    rig.control.calm();
    rig.aws.awaitStatus(id, "ACTIVE");
    assertThat(aliceReads()).isTrue();
  }

  @Test
  void request_whenAFactMayNotBeRead_endsInErrorAndGrantsNothing() {
    rig.control.fault(
        Control.faultOf("organizations", "*", "fail_before").put("error", "AccessDeniedException"));

    String id = rig.ask(Rig.ALICE, READ, "ERROR");

    assertThat(aliceReads()).isFalse();
    rig.slack.told(Rig.ALICE, "Access could not be set up", id);
    assertThat(Invariants.states(rig, id)).containsExactly(ERROR);
  }

  @Test
  void request_whenAnOutageLastsMoreThanAnHour_endsInError() {
    rig.control.fault("organizations", "*", "fail_before", UNTIL_CLEARED);
    String id = rig.slack.ask(Rig.ALICE, READ);
    rig.slack.told(Rig.ALICE, id, "is waiting");

    rig.control.advance(Duration.ofMinutes(61));

    rig.aws.awaitStatus(id, "ERROR");
    assertThat(aliceReads()).isFalse();
  }

  @Test
  void grant_whenATransactionTookEffectAndAnErrorWasAnswered_isMadeOnce() {
    int before = creations();
    rig.control.fault(
        Control.faultOf("dynamodb", "TransactWriteItems", "fail_after")
            .put("function", "workflow")
            .put("count", 1));

    String id = rig.ask(Rig.ALICE, READ, "ACTIVE");

    assertThat(rig.control.faultsLeft()).isZero();
    assertGrantedOnce(id, before);
  }

  @Test
  void grant_whenDynamoDbKeepsAnsweringErrorsAfterTheTransaction_isResumed() {
    int before = creations();
    rig.control.fault(
        Control.faultOf("dynamodb", "TransactWriteItems", "fail_after")
            .put("function", "workflow")
            .put("count", 3));

    String id = rig.ask(Rig.ALICE, READ, "APPROVED");
    Within.usual("the fault", () -> rig.control.faultsLeft() == 0, () -> "");

    healed(id, "ACTIVE");
    assertGrantedOnce(id, before);
  }

  @Test
  void webhook_whenTheSigningSecretIsRotated_takesTheNewOneAtOnceAndTheOldNoMore() {
    rig.ask(Rig.DAVE, READ, "ACTIVE");
    SlackSide old = rig.slack;

    rig.rotateSigningSecret("0123456789abcdef0123456789abcdef");

    rig.ask(Rig.DAVE, Rig.DEVELOPMENT + " PowerUserAccess 1", "ACTIVE");
    assertThat(old.command(Rig.DAVE, "help").status()).isEqualTo(401);
  }
}
