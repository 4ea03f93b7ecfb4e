package io.boundary.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.UserCommand;
import io.boundary.model.RequestId;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private static Message read(String body) {
    return MessageReader.read(
        new Delivery("m-1", "r-1", body.replace('\'', '"'), Optional.empty()), NOW);
  }

  @Test
  void read_whenAnAccessRequest_keepsWhenItWasFirstReceived() {
    Message message =
        read(
            "{'request_type':'access_request','request_id':'req-0123456789abcdef',"
                + "'user_id':'U0000ALICE','command_text':'1 2 3','team_id':'T00000001',"
                + "'response_url':'https://hooks.slack.com/x','received_at':1767225600.25,'attempts':2}");

    assertThat(message)
        .isInstanceOfSatisfying(
            Message.Access.class,
            access -> {
              assertThat(access.submission().user()).isEqualTo(new SlackUserId("U0000ALICE"));
              assertThat(access.submission().receivedAt())
                  .isEqualTo(Instant.ofEpochMilli(1767225600250L));
              assertThat(access.submission().attempt()).isEqualTo(2);
              assertThat(access.submission().responseUrl()).contains("https://hooks.slack.com/x");
            });
  }

  @Test
  void read_whenAClick_tellsApproveFromDeny() {
    String click =
        "{'request_type':'approval_action','request_id':'req-0123456789abcdef','action':'%s',"
            + "'approver_slack_user_id':'U0000000SAM','approval_channel_id':'C1'}";

    assertThat(((Message.Click) read(String.format(click, "approve"))).click().approve()).isTrue();
    assertThat(((Message.Click) read(String.format(click, "deny"))).click().approve()).isFalse();
  }

  @Test
  void read_whenACommand_takesTheTargetFromItsArgument() {
    Message message =
        read(
            "{'request_type':'user_command','request_id':'req-aaaaaaaaaaaaaaaa',"
                + "'user_id':'U0000ALICE','command':'revoke','argument':'req-0123456789abcdef'}");

    UserCommand command = ((Message.Command) message).command();
    assertThat(command.verb()).isEqualTo(UserCommand.Verb.REVOKE);
    assertThat(command.target()).contains(new RequestId("req-0123456789abcdef"));
    assertThat(command.receivedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "null",
        "{}",
        "{'request_type':'root_access','request_id':'req-0123456789abcdef'}",
        "{'request_type':'access_request','request_id':'req-1','user_id':'U0000ALICE','command_text':'x'}",
        "{'request_type':'access_request','request_id':'req-0123456789abcdef','command_text':'x'}",
        "{'request_type':'access_request','request_id':'req-0123456789abcdef','user_id':7,'command_text':'x'}",
        "{'request_type':'access_request','request_id':'req-0123456789abcdef','user_id':'U0000ALICE','command_text':'x','team_id':'evil'}",
        "{'request_type':'approval_action','request_id':'req-0123456789abcdef','action':'APPROVE','approver_slack_user_id':'U0000000SAM'}",
        "{'request_type':'user_command','request_id':'req-0123456789abcdef','user_id':'U0000ALICE','command':'drop','argument':'x'}"
      })
  void read_whenNotOfTheContract_throwsWithoutRepeatingTheMessage(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(BadMessageException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("evil", "drop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'soon'", "-1", "1e300", "null"})
  void read_whenTheTimeIsNonsense_takesTheQueuesOrNow(String time) {
    Message message =
        read(
            "{'request_type':'user_command','request_id':'req-aaaaaaaaaaaaaaaa',"
                + "'user_id':'U0000ALICE','command':'list','argument':'','received_at':"
                + time
                + "}");

    assertThat(((Message.Command) message).command().receivedAt()).isEqualTo(NOW);
  }
}
