package io.boundary.slack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.broker.port.Notifier.Delivery.Done;
import io.boundary.broker.port.Notifier.Delivery.Impossible;
import io.boundary.broker.port.Notifier.Delivery.Later;
import io.boundary.model.AccessRequest;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.slack.FakeSlack.Scripted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What Slack's refusals and faults come to. */
class SlackFailuresTest {

  private static final String POST = "/api/chat.postMessage";

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Delivery denied() {
    return bench.notifier().deliver(Notice.DENIED, Requests.of(RequestStatus.DENIED));
  }

  private Delivery approvalMessage() {
    AccessRequest pending =
        Requests.asking(Requests.of(RequestStatus.PENDING_APPROVAL), Requests.approval());
    return bench.notifier().deliver(Notice.APPROVAL_MESSAGE, pending);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel_not_found",
        "is_archived",
        "user_not_found",
        "user_disabled",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "invalid_blocks",
        "msg_too_long"
      })
  void directMessage_whenItCanNeverArrive_isImpossible(String code) {
    bench.slack.always(POST, Scripted.refusal(code));

    assertThat(denied()).isEqualTo(new Impossible(code));
  }

  @Test
  void directMessage_whenPersonCannotBeOpened_isImpossible() {
    bench.slack.always("/api/conversations.open", Scripted.refusal("user_not_found"));

    assertThat(denied()).isEqualTo(new Impossible("user_not_found"));
    assertThat(bench.slack.paths()).containsExactly("/api/conversations.open");
  }

  @ParameterizedTest
  @CsvSource({
    "not_in_channel, 300",
    "channel_not_found, 300",
    "invalid_auth, 300",
    "token_revoked, 300",
    "missing_scope, 300",
    "restricted_action, 300",
    "a_code_of_tomorrow, 300",
    "internal_error, 30",
    "fatal_error, 30",
    "service_unavailable, 30",
    "ratelimited, 30"
  })
  void approvalMessage_whenItCanBeMended_isLater(String code, long seconds) {
    bench.slack.always(POST, Scripted.refusal(code));

    assertThat(approvalMessage())
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.after()).hasSeconds(seconds));
  }

  @Test
  void approvalMessage_whenChannelIsArchived_isImpossible() {
    bench.slack.always(POST, Scripted.refusal("is_archived"));

    assertThat(approvalMessage()).isEqualTo(new Impossible("is_archived"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"message_not_found", "cant_update_message", "channel_not_found", "is_archived"})
  void approvalResult_whenMessageIsGone_isImpossible(String code) {
    bench.slack.always("/api/chat.update", Scripted.refusal(code));
    AccessRequest decided =
        Requests.asking(Requests.of(RequestStatus.ACTIVE), Requests.posted(Requests.APPROVER));

    assertThat(bench.notifier().deliver(Notice.APPROVAL_RESULT, decided))
        .isEqualTo(new Impossible(code));
  }

  @Test
  void directMessage_whenRateLimited_isLaterByRetryAfter() {
    bench.slack.always(POST, Scripted.tooMany("45"));

    assertThat(denied())
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(45)));
    assertThat(bench.slept).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 500, 503})
  void directMessage_whenSlackIsBroken_isLater(int status) {
    bench.slack.always(POST, Scripted.status(status));

    assertThat(denied())
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "<html>", "{\"ok\":true}", "{\"ok\":false}", "{\"ok\":"})
  void approvalMessage_whenAnswerMakesNoSense_isLater(String body) {
    bench.slack.always(POST, Scripted.ok(body));

    assertThat(approvalMessage()).isInstanceOf(Later.class);
  }

  @Test
  void directMessage_whenSlackHangs_isLater() {
    bench.slack.always(POST, Scripted.hang());

    assertThat(denied()).isInstanceOf(Later.class);
  }

  @Test
  void directMessage_whenTokenCannotBeRead_isLaterAndThrowsNothing() {
    bench.storeIsDown.set(true);

    assertThat(denied()).isInstanceOf(Later.class);
  }

  @Test
  void directMessage_whenTokenWasRotated_arrives() {
    denied();
    bench.token = "xoxb-new";
    bench.slack.once("/api/conversations.open", Scripted.refusal("invalid_auth"));

    assertThat(denied()).isInstanceOf(Done.class);
    assertThat(bench.slack.last().token()).contains("Bearer xoxb-new");
  }

  @Test
  void directMessage_whenTokenHasStrayCharacters_isLaterAndLeaksNothing() {
    bench.token = "xoxb-se\ncret";

    assertThat(denied())
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.why()).doesNotContain("cret"));
  }

  @Test
  void calls_always_logNoTokenAddressOrBody() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
    try {
      bench.slack.always(
          "/api/users.info",
          Scripted.ok(
              "{\"ok\":true,\"user\":{\"id\":\"U0ADA\",\"team_id\":\"T0TEAM\","
                  + "\"profile\":{\"email\":\"ada@example.com\"}}}"));
      bench.workspace().person(new SlackUserId("U0ADA"));
      bench.slack.always(POST, Scripted.refusal("internal_error"));
      denied();
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
    }
    List<String> said = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(said).anySatisfy(line -> assertThat(line).contains("internal_error"));
    assertThat(said)
        .noneMatch(line -> line.contains(Bench.TOKEN))
        .noneMatch(line -> line.contains("ada@example.com"))
        .noneMatch(line -> line.contains("administrators of the sandbox"));
  }

  @Test
  void calls_always_leaveNoStatisticsThreads() {
    denied();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("slack-api"));
  }
}
