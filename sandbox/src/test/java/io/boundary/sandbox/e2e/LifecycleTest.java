package io.boundary.sandbox.e2e;

import static io.boundary.model.RequestStatus.ACTIVE;
import static io.boundary.model.RequestStatus.APPROVED;
import static io.boundary.model.RequestStatus.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.slack.SlackClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a request between its beginning and its end. */
class LifecycleTest {

  private static final String READ = " ReadOnlyAccess ";
  private static final String ADMIN = Rig.PLAYGROUND + " AdministratorAccess 1 INC-42";

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

  private static int deletions() {
    return rig.control.calls("?operation=DeleteAccountAssignment").size();
  }

  private static String reads(String hours) {
    return rig.ask(Rig.ALICE, Rig.PRODUCTION + READ + hours, "ACTIVE");
  }

  @Test
  void extension_whenAskedForLonger_takesTheAccessOverWithoutAnInterruption() {
    String first = reads("1");
    int before = deletions();
    rig.control.advance(Duration.ofMinutes(30));

    String second = reads("2");

    assertThat(rig.aws.status(first)).isEqualTo("REVOKED");
    assertThat(rig.aws.text(first, "end_reason")).isEqualTo("superseded by " + second);
    assertThat(aliceReads()).isTrue();
    rig.control.advance(Duration.ofMinutes(40));
    rig.control.tick();
    assertThat(rig.aws.status(second)).isEqualTo("ACTIVE");
    assertThat(aliceReads()).isTrue();
    assertThat(deletions()).isEqualTo(before);
    assertThat(rig.slack.messages(Rig.ALICE, "Access has ended", first)).isEmpty();
    rig.control.advance(Duration.ofMinutes(90));
    rig.control.tick();
    assertThat(rig.aws.status(second)).isEqualTo("REVOKED");
    assertThat(aliceReads()).isFalse();
    assertThat(Invariants.states(rig, second)).containsExactly(APPROVED, ACTIVE, REVOKED);
  }

  @Test
  void extension_whenShorterThanWhatIsHeld_changesNothingAndSaysSo() {
    String first = reads("3");
    double expires = rig.aws.number(first, "expires_at");

    String second = rig.ask(Rig.ALICE, Rig.PRODUCTION + READ + "1", "DENIED");

    rig.slack.told(Rig.ALICE, second, "already hold this access for longer");
    assertThat(rig.aws.status(first)).isEqualTo("ACTIVE");
    assertThat(rig.aws.number(first, "expires_at")).isEqualTo(expires);
    assertThat(aliceReads()).isTrue();
  }

  @Test
  void revoke_whenByItsRequester_endsTheAccessNow() {
    String id = reads("1");

    rig.slack.command(Rig.ALICE, "revoke " + id);

    rig.aws.awaitStatus(id, "REVOKED");
    assertThat(aliceReads()).isFalse();
    assertThat(rig.aws.text(id, "end_reason")).isEqualTo("handed back by its requester");
    rig.slack.told(Rig.ALICE, "Access has ended", id, "handed back by its requester");
  }

  @Test
  void revoke_whenBySomebodyElse_isAsIfTheRequestDidNotExist() {
    String id = reads("1");

    rig.slack.command(Rig.DAVE, "revoke " + id);

    rig.slack.told(Rig.DAVE, "I know no request " + id);
    assertThat(rig.aws.status(id)).isEqualTo("ACTIVE");
    assertThat(aliceReads()).isTrue();
  }

  @Test
  void revoke_whenByWhoApprovedIt_endsIt() {
    String id = rig.ask(Rig.ALICE, ADMIN, "PENDING_APPROVAL");
    rig.slack.approve(Rig.SUE, id);
    rig.aws.awaitStatus(id, "ACTIVE");

    rig.slack.command(Rig.SUE, "revoke " + id);

    rig.aws.awaitStatus(id, "REVOKED");
    assertThat(rig.aws.text(id, "end_reason")).isEqualTo("ended by an approver");
    assertThat(rig.aws.holds("alice", Rig.PLAYGROUND, "AdministratorAccess")).isFalse();
  }

  @Test
  void revoke_whenItStillWaits_withdrawsIt() {
    String id = rig.ask(Rig.ALICE, ADMIN, "PENDING_APPROVAL");
    rig.slack.approvalMessage(id);

    rig.slack.command(Rig.ALICE, "revoke " + id);

    rig.aws.awaitStatus(id, "DENIED");
    assertThat(rig.aws.text(id, "end_reason")).isEqualTo("withdrawn by its requester");
    Within.usual(
        "the buttons going away",
        () -> SlackSide.buttons(rig.slack.approvalMessage(id)).isEmpty(),
        () -> rig.slack.approvalMessage(id));
  }

  @Test
  void status_whenAsked_showsARequestToItsRequesterAndApproversOnly() {
    String id = rig.ask(Rig.ALICE, ADMIN, "PENDING_APPROVAL");

    rig.slack.command(Rig.ALICE, "status " + id);
    rig.slack.command(Rig.SUE, "status " + id);
    rig.slack.command(Rig.DAVE, "status " + id);

    rig.slack.told(Rig.ALICE, "Request " + id, "Waiting for approval");
    rig.slack.told(Rig.SUE, "Request " + id, "Waiting for approval", Rig.PLAYGROUND);
    rig.slack.told(Rig.DAVE, "I know no request " + id);
    assertThat(rig.slack.messages(Rig.DAVE, Rig.PLAYGROUND)).isEmpty();
  }

  @Test
  void list_whenAsked_showsOnesOwn() {
    String own = rig.ask(Rig.OLGA, Rig.PRODUCTION + READ + "1", "DENIED");
    String other = reads("1");

    rig.slack.command(Rig.OLGA, "list");

    String list = rig.slack.told(Rig.OLGA, "Your requests").toString();
    assertThat(list).contains(own).doesNotContain(other);
  }

  @Test
  void standingAccess_whenAskedFor_isRefusedAndStaysThereEvenAfterThat() {
    String id = rig.ask(Rig.SAM, Rig.DEVELOPMENT + " PowerUserAccess 1", "DENIED");

    rig.slack.told(Rig.SAM, id, "already hold this access from elsewhere");
    rig.slack.command(Rig.SAM, "revoke " + id);
    rig.control.advance(Duration.ofHours(2));
    rig.control.tick();
    assertThat(rig.aws.holds("sam", Rig.DEVELOPMENT, "PowerUserAccess")).isTrue();
  }

  @Test
  void helpTyposAndMalformedValues_whenSent_areAnsweredAtOnceAndNothingIsQueued() {
    int before = rig.control.calls("?function=webhook&operation=SendMessage").size();

    assertThat(answer("help")).contains("/boundary", "ReadOnlyAccess");
    assertThat(answer(Rig.PRODUCTION + " ReadOnlyAcces 1")).contains("ReadOnlyAccess", "mean");
    assertThat(answer("12345 ReadOnlyAccess 1")).contains("12");
    assertThat(answer(Rig.PRODUCTION + " ReadOnlyAccess 1e3")).isNotEmpty();
    assertThat(answer(Rig.PRODUCTION + " ReadOnlyAccess 721")).contains("720");
    assertThat(answer("")).contains("/boundary");

    assertThat(rig.control.calls("?function=webhook&operation=SendMessage")).hasSize(before);
  }

  private static String answer(String text) {
    SlackClient.Answer answer = rig.slack.command(Rig.ALICE, text);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("ephemeral").doesNotContain("Received");
    return answer.body();
  }

  @Test
  void webhook_whenTheSignatureIsNotSlacks_answers401() {
    SlackClient.Signed signed = rig.slack.signed(Rig.ALICE, Rig.PRODUCTION + READ + "1");

    SlackClient.Answer answer =
        rig.slack.send(
            new SlackClient.Signed(
                signed.timestamp(), signed.signature(), signed.body().replace("+1", "+8")));

    assertThat(answer.status()).isEqualTo(401);
  }
}
