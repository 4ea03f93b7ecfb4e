package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackDeliveryTest {

  private static final String CLICK =
      """
      {"type":"block_actions","user":{"id":"U0000BOSS","team_id":"T0000HOME"},
       "team":{"id":"T0000HOME","domain":"acme"},"channel":{"id":"C0000APPR","name":"x"},
       "message":{"ts":"1790000000.000100","blocks":[]},
       "container":{"type":"message","message_ts":"1.1","channel_id":"C0000ELSE"},
       "response_url":"https://hooks.slack.com/actions/T/1/a",
       "actions":[{"action_id":"boundary_approve","value":"req-0123456789abcdef"}]}
      """;

  @Test
  void parse_whenSlashCommand() {
    SlackDelivery delivery =
        parse(
            "command=%2Fboundary&text=123+Read%26+1&user_id=U0000USER&team_id=T0000HOME"
                + "&channel_id=C0000CHAN&response_url=https%3A%2F%2Fhooks.slack.com%2Fx");
    assertThat(delivery)
        .isEqualTo(
            new SlashCommand(
                new SlackUserId("U0000USER"),
                Optional.of(new SlackTeamId("T0000HOME")),
                Optional.of("C0000CHAN"),
                "123 Read& 1",
                Optional.of("https://hooks.slack.com/x")));
  }

  @Test
  void parse_whenSlashCommandWithNothingButTheUser() {
    assertThat(parse("command=%2Fboundary&user_id=U0000USER&channel_id=%00&response_url="))
        .isEqualTo(
            new SlashCommand(
                new SlackUserId("U0000USER"),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty()));
  }

  @Test
  void parse_whenApproveIsClicked() {
    assertThat(payload(CLICK))
        .isEqualTo(
            new Interaction(
                Interaction.Verdict.APPROVE,
                new RequestId("req-0123456789abcdef"),
                new SlackUserId("U0000BOSS"),
                Optional.of(new SlackTeamId("T0000HOME")),
                Optional.of(new SlackTeamId("T0000HOME")),
                Optional.of("C0000APPR"),
                Optional.of("1790000000.000100"),
                Optional.of("https://hooks.slack.com/actions/T/1/a")));
  }

  @Test
  void parse_whenDenyIsClickedInAnEphemeralMessage() {
    String payload =
        """
        {"type":"block_actions","user":{"id":"U0000BOSS"},"team":null,
         "container":{"message_ts":"1790000000.000100","channel_id":"C0000APPR"},
         "actions":[{"action_id":"other"},{"action_id":"boundary_deny","value":"req-012345"}]}
        """;
    assertThat(payload(payload))
        .isEqualTo(
            new Interaction(
                Interaction.Verdict.DENY,
                new RequestId("req-012345"),
                new SlackUserId("U0000BOSS"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("C0000APPR"),
                Optional.of("1790000000.000100"),
                Optional.empty()));
  }

  @Test
  void parse_whenTheStrangerOfASharedChannelClicks_keepsBothWorkspaces() {
    SlackDelivery delivery =
        payload(CLICK.replace("\"team_id\":\"T0000HOME\"", "\"team_id\":\"T0000ELSE\""));
    assertThat(delivery).isInstanceOf(Interaction.class);
    Interaction click = (Interaction) delivery;
    assertThat(click.team()).contains(new SlackTeamId("T0000HOME"));
    assertThat(click.userTeam()).contains(new SlackTeamId("T0000ELSE"));
  }

  @Test
  void parse_whenAnInteractionOfAnotherKind() {
    assertThat(payload("{\"type\":\"view_submission\"}")).isEqualTo(new SlackDelivery.Other());
    assertThat(payload(CLICK.replace("boundary_approve", "login_link")))
        .isEqualTo(new SlackDelivery.Other());
    assertThat(payload("{\"type\":\"block_actions\",\"actions\":7}"))
        .isEqualTo(new SlackDelivery.Other());
  }

  @Test
  void parse_whenSslCheck() {
    assertThat(parse("ssl_check=1&token=x")).isEqualTo(new SlackDelivery.SslCheck());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=b",
        "ssl_check=0",
        "command=%2Fboundary",
        "command=x&user_id=%3Cscript%3E",
        "command=x&user_id=U0000USER&payload=%7B%7D",
        "payload=",
        "payload=%7B",
        "payload=%5B%5D",
        "payload=%7B%7D",
        "payload=null",
        "command=x&user_id=U0000USER&text=%ff",
        "%"
      })
  void isMalformed_whenNothingThatSlackSends(String body) {
    assertThat(parse(body)).isInstanceOf(SlackDelivery.Malformed.class);
  }

  @Test
  void isMalformed_whenTheClickIsIncompleteOrAmbiguous() {
    String action = "{\"action_id\":\"boundary_approve\",\"value\":\"req-0123456789abcdef\"}";
    for (String payload :
        new String[] {
          CLICK.replace("U0000BOSS", "nobody"),
          CLICK.replace("req-0123456789abcdef", "req-XYZ"),
          CLICK.replace("\"value\":\"req-0123456789abcdef\"", "\"value\":7"),
          CLICK.replace(action, action + "," + action)
        }) {
      assertThat(payload(payload)).as(payload).isInstanceOf(SlackDelivery.Malformed.class);
    }
  }

  @Property
  void parse_neverThrows(@ForAll byte[] body) {
    assertThat(SlackDelivery.parse(body)).isNotNull();
  }

  @Property
  void parse_neverThrows_whenAPieceOfARealClickIsReplaced(
      @ForAll("junk") String junk, @ForAll int from, @ForAll int to) {
    int start = Math.floorMod(from, CLICK.length());
    int end = start + Math.floorMod(to, CLICK.length() - start);
    String payload = CLICK.substring(0, start) + junk + CLICK.substring(end);
    assertThat(payload(payload)).isNotNull();
  }

  @Provide
  Arbitrary<String> junk() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(10),
        Arbitraries.of("", "null", "7", "{}", "[]", "\"", "\\u0000", "[[", "true,"));
  }

  private static SlackDelivery payload(String payload) {
    return parse("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8));
  }

  private static SlackDelivery parse(String body) {
    return SlackDelivery.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
