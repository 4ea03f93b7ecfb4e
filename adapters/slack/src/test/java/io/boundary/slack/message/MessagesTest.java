package io.boundary.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Approval;
import io.boundary.model.EndRequest;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.slack.Requests;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  private static final String START = "https://example.awsapps.com/start";
  private static final NoticeMessages MESSAGES = new NoticeMessages(START);

  private static Rendered notice(Notice notice, AccessRequest request) {
    return new Rendered(MESSAGES.of(notice, request).orElseThrow());
  }

  private static AccessRequest pending() {
    return Requests.asking(Requests.of(RequestStatus.PENDING_APPROVAL), Requests.approval());
  }

  @Test
  void approvalMessage_always_tellsWhoWhatWhereHowLongWhyAndByWhen() {
    Rendered message = notice(Notice.APPROVAL_MESSAGE, pending());

    assertThat(message.shown())
        .contains("<@U0REQ>", "Sandbox (111122223333)", "AdministratorAccess", "1 h", "INC-42")
        .contains("admin-sandbox", "administrators of the sandbox", "security_admins")
        .contains("`" + Requests.ID + "`")
        .contains("<!date^1772388000^{date_short_pretty} at {time}|2026-03-01 18:00 UTC>")
        .doesNotContain("capped");
    assertThat(message.having("action_id"))
        .extracting(button -> button.get("action_id").getAsString())
        .containsExactly("boundary_approve", "boundary_deny");
    assertThat(message.having("action_id"))
        .extracting(button -> button.get("value").getAsString())
        .containsOnly(Requests.ID);
    assertThat(message.fallback()).contains("AdministratorAccess in 111122223333", Requests.ID);
  }

  @Test
  void approvalMessage_whenCapped_saysFromWhat() {
    AccessRequest capped =
        Requests.asking(
            Requests.shape(RequestStatus.PENDING_APPROVAL).hours(12, 8).build(),
            Requests.approval());

    assertThat(notice(Notice.APPROVAL_MESSAGE, capped).shown())
        .contains("8 h (capped from 12 h by the policy)");
  }

  @Test
  void approvalMessage_whenTwoMustAgree_saysSo() {
    Approval one = Requests.approval();
    Approval two =
        new Approval(
            List.of("security_admins", "leads"),
            "#a",
            2,
            one.deadline(),
            List.of(),
            Optional.empty());

    assertThat(notice(Notice.APPROVAL_MESSAGE, Requests.asking(pending(), two)).shown())
        .contains("security_admins, leads (2 people needed)");
  }

  @Test
  void granted_always_tellsHowToUseItWhenItEndsAndHowToHandItBack() {
    Rendered message = notice(Notice.GRANTED, Requests.of(RequestStatus.ACTIVE));

    assertThat(message.shown())
        .contains("Access granted", "Sandbox (111122223333)", "AdministratorAccess")
        .contains("|2026-03-01 11:00 UTC>")
        .contains("Sessions that are already open then may go on until their own end")
        .contains("`/boundary revoke " + Requests.ID + "`")
        .doesNotContain("capped", "shorter");
    JsonObject button = message.having("action_id").get(0);
    assertThat(button.get("url").getAsString()).isEqualTo(START);
    assertThat(message.fallback()).contains("until 2026-03-01 11:00 UTC", Requests.ID);
  }

  @Test
  void granted_whenCapped_saysSo() {
    assertThat(
            notice(Notice.GRANTED, Requests.shape(RequestStatus.ACTIVE).hours(12, 8).build())
                .shown())
        .contains("The policy allows 8 h here, so this is shorter than the 12 h you asked for.");
  }

  @Test
  void pending_always_namesChannelAndTimeout() {
    Rendered message = notice(Notice.PENDING, pending());

    assertThat(message.shown())
        .contains("#security-approvals", "|2026-03-01 18:00 UTC>")
        .contains("`/boundary revoke " + Requests.ID + "`");
    assertThat(message.having("action_id")).isEmpty();
  }

  @Test
  void pending_whenChannelIsAnId_linksIt() {
    Approval byId =
        new Approval(List.of("a"), "C0123456", 1, Requests.ASKED, List.of(), Optional.empty());

    assertThat(notice(Notice.PENDING, Requests.asking(pending(), byId)).shown())
        .contains("<#C0123456>");
  }

  @Test
  void denied_always_tellsTheReason() {
    Rendered message =
        notice(
            Notice.DENIED,
            Requests.shape(RequestStatus.DENIED).reason("production is read-only").build());

    assertThat(message.shown()).contains("production is read-only", "admin-sandbox");
    assertThat(message.fallback()).contains("production is read-only");
  }

  @Test
  void denied_whenItEndedForAnotherReason_tellsThatOne() {
    AccessRequest timedOut =
        Requests.of(RequestStatus.DENIED).edit().endReason("nobody decided in time").build();

    assertThat(notice(Notice.DENIED, timedOut).shown())
        .contains("nobody decided in time")
        .doesNotContain("administrators of the sandbox");
  }

  @Test
  void revoked_always_tellsWhenAndWhy() {
    assertThat(notice(Notice.REVOKED, Requests.of(RequestStatus.REVOKED)).shown())
        .contains("Access has ended", "expired", "|2026-03-01 11:00 UTC>")
        .contains("until their own end");
  }

  @Test
  void failed_always_tellsTheReasonAndThatNothingIsHeld() {
    AccessRequest failed =
        Requests.of(RequestStatus.ERROR).edit().endReason("the account was closed").build();

    assertThat(notice(Notice.FAILED, failed).shown())
        .contains("the account was closed", "You hold no access");
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVED, 'Approved, access is being set up'",
    "ACTIVE, Active",
    "REVOKED, Ended",
    "DENIED, Denied",
    "ERROR, Failed"
  })
  void approvalResult_whenDecided_tellsWhoWhenAndOutcome(RequestStatus status, String outcome) {
    AccessRequest decided =
        Requests.asking(Requests.of(status), Requests.posted(Requests.APPROVER, Requests.SECOND))
            .edit()
            .approved(new Ruling("U0TWO", Requests.ASKED.plusSeconds(600)))
            .build();

    Rendered message = notice(Notice.APPROVAL_RESULT, decided);

    assertThat(message.shown()).contains("<@U0APP>, <@U0TWO>", "|2026-03-01 10:10 UTC>", outcome);
    assertThat(message.having("action_id")).isEmpty();
  }

  @Test
  void approvalResult_whenOnlyApproved_doesNotSayGranted() {
    AccessRequest approved =
        Requests.asking(Requests.of(RequestStatus.APPROVED), Requests.posted(Requests.APPROVER));

    Rendered message = notice(Notice.APPROVAL_RESULT, approved);

    assertThat(message.shown()).doesNotContainIgnoringCase("granted");
    assertThat(message.fallback()).doesNotContainIgnoringCase("granted");
  }

  @Test
  void approvalResult_whenDeniedByAPerson_namesThem() {
    AccessRequest denied =
        Requests.asking(Requests.of(RequestStatus.DENIED), Requests.posted())
            .edit()
            .denied(new Ruling("U0APP", Requests.ASKED))
            .build();

    assertThat(notice(Notice.APPROVAL_RESULT, denied).shown()).contains("Denied by", "<@U0APP>");
  }

  @ParameterizedTest
  @EnumSource(RequestStatus.class)
  void approverOutcome_always_tellsTheStatus(RequestStatus status) {
    Rendered message = notice(Notice.APPROVER_OUTCOME, Requests.of(status));

    assertThat(message.shown()).contains(Words.status(Requests.of(status)), Requests.ID);
    assertThat(message.shown().contains("/boundary revoke")).isNotEqualTo(status.isFinal());
  }

  @Test
  void status_whenItsEndWasAskedFor_saysSo() {
    AccessRequest ending =
        Requests.of(RequestStatus.ACTIVE)
            .edit()
            .endRequested(new EndRequest(Requests.ASKED, Actor.JANITOR, "handed back"))
            .build();

    assertThat(new Rendered(MESSAGES.of(new Reply.One(ending))).shown())
        .contains("Active, being ended");
  }

  @ParameterizedTest
  @EnumSource(RequestStatus.class)
  void status_always_showsTheRequestButNotItsResponseUrl(RequestStatus status) {
    AccessRequest request =
        Requests.asking(
            Requests.shape(status).responseUrl("https://hooks.slack.com/secret").build(),
            Requests.approval());

    Rendered message = new Rendered(MESSAGES.of(new Reply.One(request)));

    assertThat(message.shown())
        .contains(Requests.ID, "<@U0REQ>", "AdministratorAccess", "INC-42", "admin-sandbox")
        .doesNotContain("secret");
  }

  @Test
  void list_whenEmpty_saysHowToAsk() {
    assertThat(new Rendered(MESSAGES.of(new Reply.Many(List.of()))).shown())
        .contains("None yet", "`/boundary help`");
  }

  @Test
  void list_whenLong_countsTheRestAndKeepsTheLimits() {
    List<AccessRequest> many = Collections.nCopies(200, Requests.of(RequestStatus.ACTIVE));

    Rendered message = new Rendered(MESSAGES.of(new Reply.Many(many)));

    assertThat(message.blocks().size()).isLessThanOrEqualTo(Message.MOST_BLOCKS);
    assertThat(message.shown()).contains("and 180 more", "until 2026-03-01 11:00 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "PT8H, 8 h",
    "PT1H30M, 1 h 30 min",
    "PT72S, 1 min 12 s",
    "PT720H, 720 h",
    "PT0S, 0 s"
  })
  void length_always_readsAsPeopleSay(Duration duration, String words) {
    assertThat(Words.length(duration)).isEqualTo(words);
  }
}
