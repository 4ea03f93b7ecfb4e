package io.boundary.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.broker.port.Notifier.Delivery.Done;
import io.boundary.broker.port.Notifier.Delivery.Later;
import io.boundary.broker.port.Notifier.ReplyTo;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import io.boundary.slack.FakeSlack.Scripted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackNotifierTest {

  private static final String HOOK = "/hooks/1";
  private static final String OPEN = "/api/conversations.open";
  private static final String POST = "/api/chat.postMessage";
  private static final Delivery DONE = new Done(Optional.empty());

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private AccessRequest active() {
    return Requests.shape(RequestStatus.ACTIVE).responseUrl(bench.slack.responseUrl()).build();
  }

  private Delivery granted() {
    return bench.notifier().deliver(Notice.GRANTED, active());
  }

  @Test
  void granted_whenResponseUrlLives_isEphemeralThere() {
    assertThat(granted()).isEqualTo(DONE);

    assertThat(bench.slack.paths()).containsExactly(HOOK);
    assertThat(bench.slack.last().json().get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(bench.slack.last().json().get("replace_original").getAsBoolean()).isFalse();
    assertThat(bench.slack.last().token()).isEmpty();
  }

  @Test
  void failed_whenResponseUrlIsHalfAnHourOld_isDirectMessage() {
    bench.clock.move(Duration.ofMinutes(30));
    AccessRequest failed =
        Requests.shape(RequestStatus.ERROR).responseUrl(bench.slack.responseUrl()).build();

    assertThat(bench.notifier().deliver(Notice.FAILED, failed)).isEqualTo(DONE);

    assertThat(bench.slack.paths()).containsExactly(OPEN, POST);
    assertThat(bench.slack.received().get(0).form()).containsEntry("users", "U0REQ");
    assertThat(bench.slack.last().form()).containsEntry("channel", "D1").containsKey("text");
    assertThat(bench.slack.last().form()).containsEntry("mrkdwn", "0");
  }

  static Stream<Scripted> useless() {
    return Stream.of(
        Scripted.status(404),
        Scripted.status(403),
        Scripted.status(410),
        Scripted.redirect("http://127.0.0.1:1/elsewhere"),
        Scripted.refusal("used_url"),
        Scripted.refusal("expired_url"),
        new Scripted(404, Map.of(), "{\"ok\":false,\"error\":\"expired_url\"}", false));
  }

  @ParameterizedTest
  @MethodSource("useless")
  void granted_whenResponseUrlIsUsedUp_isDirectMessage(Scripted answer) {
    bench.slack.always(HOOK, answer);

    assertThat(granted()).isEqualTo(DONE);
    assertThat(bench.slack.paths()).containsExactly(HOOK, OPEN, POST);
  }

  @Test
  void granted_whenResponseUrlRedirects_doesNotFollow() {
    bench.slack.always(HOOK, Scripted.redirect(bench.slack.base() + "/secret"));

    granted();

    assertThat(bench.slack.paths()).doesNotContain("/secret");
  }

  @Test
  void granted_whenResponseUrlIsElsewhere_isDirectMessage() {
    AccessRequest request =
        Requests.shape(RequestStatus.ACTIVE).responseUrl(bench.slack.base() + "/hooksX/1").build();

    assertThat(bench.notifier().deliver(Notice.GRANTED, request)).isEqualTo(DONE);
    assertThat(bench.slack.paths()).containsExactly(OPEN, POST);
  }

  @Test
  void granted_whenResponseUrlHangs_isLaterWithinTheTimeout() {
    bench.slack.always(HOOK, Scripted.hang());

    long before = System.nanoTime();
    Delivery delivery = granted();
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    assertThat(delivery).isEqualTo(new Later(Duration.ofSeconds(30), "response_url timed out"));
    assertThat(took).isLessThan(Duration.ofSeconds(10));
    assertThat(bench.slack.paths()).containsExactly(HOOK);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void granted_whenResponseUrlIsBroken_isLater(int status) {
    bench.slack.always(HOOK, Scripted.status(status));

    assertThat(granted()).isInstanceOfSatisfying(Later.class, this::isSoon);
  }

  private void isSoon(Later later) {
    assertThat(later.after()).isEqualTo(Duration.ofSeconds(30));
    assertThat(later.why()).doesNotContain("hooks");
  }

  @Test
  void granted_whenSlackIsDown_isLater() {
    bench.close();

    assertThat(granted()).isInstanceOfSatisfying(Later.class, this::isSoon);
  }

  @Test
  void granted_whenAskedToComeBackSoon_waitsAndPostsAgain() {
    bench.slack.once(HOOK, Scripted.tooMany("1"));

    assertThat(granted()).isEqualTo(DONE);
    assertThat(bench.slept).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void granted_whenAskedToComeBackMuchLater_doesNotSleep() {
    bench.slack.always(HOOK, Scripted.tooMany("120"));

    assertThat(granted())
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofMinutes(2)));
    assertThat(bench.slept).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999"})
  void granted_whenRetryAfterIsOdd_isLater(String header) {
    bench.slack.always(HOOK, Scripted.tooMany(header));

    assertThat(granted()).isInstanceOfSatisfying(Later.class, this::isSoon);
  }

  @Test
  void granted_whenEachCallAsksForTimeThatRunsOut_stopsAtTheDeadline() {
    bench.slack.always(HOOK, Scripted.status(404));
    bench.slack.always(OPEN, Scripted.tooMany("2"));

    assertThat(granted()).isInstanceOf(Later.class);
    assertThat(bench.slack.paths()).containsExactly(HOOK, OPEN, OPEN);
  }

  @Test
  void denied_whenWithoutResponseUrl_isDirectMessage() {
    assertThat(bench.notifier().deliver(Notice.DENIED, Requests.of(RequestStatus.DENIED)))
        .isEqualTo(DONE);
    assertThat(bench.slack.paths()).containsExactly(OPEN, POST);
  }

  @Test
  void revoked_always_isDirectMessage() {
    AccessRequest revoked =
        Requests.shape(RequestStatus.REVOKED).responseUrl(bench.slack.responseUrl()).build();

    assertThat(bench.notifier().deliver(Notice.REVOKED, revoked)).isEqualTo(DONE);
    assertThat(bench.slack.paths()).containsExactly(OPEN, POST);
  }

  @Test
  void approvalMessage_whenPosted_returnsWhereItWent() {
    AccessRequest pending =
        Requests.asking(Requests.of(RequestStatus.PENDING_APPROVAL), Requests.approval());

    assertThat(bench.notifier().deliver(Notice.APPROVAL_MESSAGE, pending))
        .isEqualTo(new Done(Optional.of(new MessageRef("C99", "17.5"))));

    Map<String, String> form = bench.slack.last().form();
    assertThat(form).containsEntry("channel", "#security-approvals");
    assertThat(form.get("blocks"))
        .contains("\"action_id\":\"boundary_approve\"", "\"action_id\":\"boundary_deny\"")
        .contains("\"value\":\"" + Requests.ID + "\"");
  }

  @Test
  void approvalMessage_whenAlreadyPosted_isNotPostedAgain() {
    AccessRequest pending =
        Requests.asking(Requests.of(RequestStatus.PENDING_APPROVAL), Requests.posted());

    assertThat(bench.notifier().deliver(Notice.APPROVAL_MESSAGE, pending))
        .isEqualTo(new Done(Optional.of(new MessageRef("C7", "12.34"))));
    assertThat(bench.slack.received()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestStatus.class,
      names = {"APPROVED", "ACTIVE", "REVOKED", "DENIED", "ERROR"})
  void approvalResult_whenDecided_replacesTheMessageWithoutButtons(RequestStatus status) {
    AccessRequest decided =
        Requests.asking(Requests.of(status), Requests.posted(Requests.APPROVER))
            .edit()
            .approved(new Ruling("U0APP", Requests.ASKED))
            .build();

    assertThat(bench.notifier().deliver(Notice.APPROVAL_RESULT, decided)).isEqualTo(DONE);

    Map<String, String> form = bench.slack.last().form();
    assertThat(bench.slack.paths()).containsExactly("/api/chat.update");
    assertThat(form).containsEntry("channel", "C7").containsEntry("ts", "12.34");
    assertThat(form.get("blocks")).doesNotContain("button").contains("U0APP").contains("Outcome");
  }

  @Test
  void approvalResult_whenNoMessageIsKnown_isDone() {
    AccessRequest decided =
        Requests.asking(Requests.of(RequestStatus.ACTIVE), Requests.approval(Requests.APPROVER));

    assertThat(bench.notifier().deliver(Notice.APPROVAL_RESULT, decided)).isEqualTo(DONE);
    assertThat(bench.slack.received()).isEmpty();
  }

  @Test
  void approverOutcome_whenTwoVoted_tellsEachOnce() {
    AccessRequest decided =
        Requests.asking(
            Requests.of(RequestStatus.ACTIVE),
            Requests.approval(Requests.APPROVER, Requests.SECOND, Requests.APPROVER));

    assertThat(bench.notifier().deliver(Notice.APPROVER_OUTCOME, decided)).isEqualTo(DONE);
    assertThat(opened()).containsExactly("U0APP", "U0TWO");
  }

  private List<String> opened() {
    return bench.slack.received().stream()
        .filter(call -> call.path().equals(OPEN))
        .map(call -> call.form().getOrDefault("users", ""))
        .toList();
  }

  @Test
  void approverOutcome_whenOneIsGone_tellsTheOther() {
    AccessRequest decided =
        Requests.asking(
            Requests.of(RequestStatus.ACTIVE),
            Requests.approval(Requests.APPROVER, Requests.SECOND));
    bench.slack.once(OPEN, Scripted.refusal("user_not_found"));

    assertThat(bench.notifier().deliver(Notice.APPROVER_OUTCOME, decided)).isEqualTo(DONE);
    assertThat(opened()).containsExactly("U0APP", "U0TWO");
  }

  @Test
  void approverOutcome_whenOneCannotBeToldNow_isLater() {
    AccessRequest decided =
        Requests.asking(
            Requests.of(RequestStatus.ACTIVE),
            Requests.approval(Requests.APPROVER, Requests.SECOND));
    bench.slack.once(OPEN, Scripted.status(500));

    assertThat(bench.notifier().deliver(Notice.APPROVER_OUTCOME, decided))
        .isInstanceOf(Later.class);
    assertThat(opened()).containsExactly("U0APP", "U0TWO");
  }

  @Test
  void approverOutcome_whenWaitsAddUp_stopsAtTheDeadline() {
    SlackUserId[] many =
        IntStream.range(10, 30)
            .mapToObj(number -> new SlackUserId("U0" + number))
            .toArray(SlackUserId[]::new);
    AccessRequest decided =
        Requests.asking(Requests.of(RequestStatus.ACTIVE), Requests.approval(many));
    bench.slack.always(OPEN, Scripted.tooMany("2"));

    Delivery delivery = bench.notifier().deliver(Notice.APPROVER_OUTCOME, decided);

    assertThat(delivery).isInstanceOf(Later.class);
    assertThat(bench.slept.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void approverOutcome_whenNobodyVoted_isDone() {
    AccessRequest denied = Requests.asking(Requests.of(RequestStatus.DENIED), Requests.approval());

    assertThat(bench.notifier().deliver(Notice.APPROVER_OUTCOME, denied)).isEqualTo(DONE);
    assertThat(bench.slack.received()).isEmpty();
  }

  static Stream<Arguments> overtaken() {
    Map<Notice, Set<RequestStatus>> told =
        Map.of(
            Notice.PENDING, Set.of(RequestStatus.PENDING_APPROVAL),
            Notice.APPROVAL_MESSAGE, Set.of(RequestStatus.PENDING_APPROVAL),
            Notice.GRANTED, Set.of(RequestStatus.ACTIVE),
            Notice.DENIED, Set.of(RequestStatus.DENIED),
            Notice.REVOKED, Set.of(RequestStatus.REVOKED),
            Notice.FAILED, Set.of(RequestStatus.ERROR));
    return told.entrySet().stream()
        .flatMap(
            entry ->
                Stream.of(RequestStatus.values())
                    .map(
                        status ->
                            Arguments.of(
                                entry.getKey(), status, entry.getValue().contains(status))));
  }

  @ParameterizedTest
  @MethodSource("overtaken")
  void deliver_whenStatusHasGoneOn_sendsNothing(
      Notice notice, RequestStatus status, boolean isSent) {
    AccessRequest request = Requests.asking(Requests.of(status), Requests.approval());

    assertThat(bench.notifier().deliver(notice, request)).isInstanceOf(Done.class);
    assertThat(bench.slack.received().isEmpty()).isNotEqualTo(isSent);
  }

  @ParameterizedTest
  @EnumSource(
      value = Notice.class,
      names = {"APPROVAL_RESULT", "APPROVER_OUTCOME"})
  void deliver_whenStillUndecided_keepsTheButtons(Notice notice) {
    AccessRequest pending =
        Requests.asking(
            Requests.of(RequestStatus.PENDING_APPROVAL), Requests.posted(Requests.APPROVER));

    assertThat(bench.notifier().deliver(notice, pending)).isEqualTo(DONE);
    assertThat(bench.slack.received()).isEmpty();
  }

  @Test
  void granted_whenItsTimeIsOver_sendsNothing() {
    bench.clock.move(Duration.ofHours(1));

    assertThat(granted()).isEqualTo(DONE);
    assertThat(bench.slack.received()).isEmpty();
  }

  @Test
  void pending_whenNoApprovalIsAsked_isDone() {
    assertThat(
            bench.notifier().deliver(Notice.PENDING, Requests.of(RequestStatus.PENDING_APPROVAL)))
        .isEqualTo(DONE);
    assertThat(bench.slack.received()).isEmpty();
  }

  @Test
  void reply_whenResponseUrlLives_isPostedThere() {
    ReplyTo to = new ReplyTo(Requests.REQUESTER, Optional.of(bench.slack.responseUrl()));

    assertThat(bench.notifier().reply(to, new Reply.Text("frozen until noon"))).isEqualTo(DONE);
    assertThat(bench.slack.paths()).containsExactly(HOOK);
    assertThat(bench.messages()).containsExactly("frozen until noon");
  }

  static Stream<Scripted> troubles() {
    return Stream.of(
        Scripted.status(404), Scripted.status(500), Scripted.tooMany("60"), Scripted.hang());
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void reply_whenResponseUrlFails_isDirectMessage(Scripted trouble) {
    bench.slack.always(HOOK, trouble);
    ReplyTo to = new ReplyTo(Requests.REQUESTER, Optional.of(bench.slack.responseUrl()));

    assertThat(bench.notifier().reply(to, new Reply.One(active()))).isEqualTo(DONE);
    assertThat(bench.slack.paths()).containsExactly(HOOK, OPEN, POST);
  }

  @Test
  void reply_whenWithoutResponseUrl_isDirectMessage() {
    ReplyTo to = new ReplyTo(Requests.REQUESTER, Optional.empty());

    assertThat(bench.notifier().reply(to, new Reply.Many(List.of(active())))).isEqualTo(DONE);
    assertThat(bench.slack.paths()).containsExactly(OPEN, POST);
  }
}
