package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who and what is refused, with a record that says why; and what the queue must not swallow. */
class RefusalsTest {

  private static final String UNKNOWN_TYPE = "{\"request_type\":\"coffee\",\"request_id\":\"x\"}";

  private static Rig rig;

  /** The messages that nobody can read come again ten seconds later, while the others pass. */
  @BeforeAll
  static void start() {
    rig = new Rig();
    rig.aws.deadAfter(2);
    rig.aws.enqueue(UNKNOWN_TYPE);
    rig.aws.enqueue("no JSON at all");
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

  @ParameterizedTest
  @CsvSource({
    "U0GUS00001, guest",
    "U0ROBBY001, bot",
    "U0LENA0001, deactivated",
    "U0STAN0001, workspace",
    "U0NINA0001, Identity Center",
    "U0MALLORY1, rule",
  })
  void request_whenOfSomebodyWhoMayNotAsk_isDeniedWithARecord(String user, String why) {
    String id = rig.ask(user, Rig.PRODUCTION + " ReadOnlyAccess 1", "DENIED");

    assertThat(rig.aws.text(id, "reason")).containsIgnoringCase(why);
    assertThat(rig.aws.text(id, "requester_slack_user_id")).isEqualTo(user);
    assertThat(rig.aws.text(id, "denied_by")).isEqualTo("policy");
    assertThat(rig.aws.record(id).orElseThrow()).containsKeys("ttl", "denied_at", "evaluated_at");
  }

  @Test
  void request_whenDeniedByTag_namesTheRule() {
    String id = rig.ask(Rig.DAVE, Rig.PRODUCTION + " PowerUserAccess 1", "DENIED");

    assertThat(rig.aws.text(id, "rule_id")).isEqualTo("deny-production-by-tag");
    assertThat(rig.slack.told(Rig.DAVE, "Access not granted", id).toString())
        .contains("Production accounts are read-only");
  }

  @Test
  void request_whenDeniedByAnOuAboveTheAccount_namesTheRule() {
    tagLockedProduction("Mystery");
    try {
      String id = rig.ask(Rig.ALICE, Rig.LOCKED_PRODUCTION + " ReadOnlyAccess 1", "DENIED");

      assertThat(rig.aws.text(id, "rule_id")).isEqualTo("deny-production-by-ou");
      assertThat(
              rig.aws
                  .record(id)
                  .map(record -> record.get("ou_path"))
                  .map(AttributeValue::l)
                  .orElseThrow())
          .hasSize(3);
      assertThat(rig.aws.text(id, "matched_group")).isEqualTo("developers");
    } finally {
      tagLockedProduction("Production");
    }
  }

  private static void tagLockedProduction(String value) {
    rig.control.call(
        "POST",
        "/organizations/tags",
        Json.object()
            .put("account_id", Rig.LOCKED_PRODUCTION)
            .put("key", "Environment")
            .put("value", value));
  }

  @Test
  void request_whenNoRuleMatches_isDenied() {
    String id = rig.ask(Rig.ALICE, "333344445555 ReadOnlyAccess 1", "DENIED");

    assertThat(rig.aws.record(id).orElseThrow()).doesNotContainKey("rule_id");
  }

  @Test
  void request_whenTheAccountIsSuspended_isDenied() {
    String id = rig.ask(Rig.ALICE, Rig.RETIRED + " PowerUserAccess 1", "DENIED");

    assertThat(rig.aws.text(id, "reason")).contains("SUSPENDED");
  }

  @Test
  void message_whenForgedInTheNameOfAnotherTeam_isDenied() {
    ObjectNode forged =
        Json.object()
            .put("request_type", "access_request")
            .put("request_id", "req-00000000deadbeef")
            .put("user_id", Rig.ALICE)
            .put("team_id", "T0ELSEWHERE")
            .put("command_text", Rig.PRODUCTION + " ReadOnlyAccess 1");

    rig.aws.enqueue(forged.toString());

    rig.aws.awaitStatus("req-00000000deadbeef", "DENIED");
    assertThat(rig.aws.text("req-00000000deadbeef", "reason")).contains("workspace");
    assertThat(rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess")).isFalse();
  }

  @Test
  void click_whenForgedInTheNameOfAnotherTeam_changesNothing() {
    String id =
        rig.ask(Rig.ALICE, Rig.PLAYGROUND + " AdministratorAccess 1 INC-1", "PENDING_APPROVAL");

    rig.aws.enqueue(
        Json.object()
            .put("request_type", "approval_action")
            .put("request_id", id)
            .put("action", "approve")
            .put("approver_slack_user_id", Rig.SUE)
            .put("team_id", "T0ELSEWHERE")
            .toString());

    rig.slack.told(Rig.SUE, "You cannot decide this", "workspace");
    assertThat(rig.aws.status(id)).isEqualTo("PENDING_APPROVAL");
  }

  @Test
  void message_whenOfAnUnknownTypeOrNoJson_endsInTheDeadLetterQueueAndHoldsUpNobody() {
    rig.ask(Rig.DAVE, Rig.PRODUCTION + " ReadOnlyAccess 1", "ACTIVE");

    List<String> dead = new ArrayList<>();
    boolean arrived =
        Within.holds(
            Duration.ofSeconds(90),
            () -> {
              dead.addAll(rig.aws.deadLetters());
              return dead.size() >= 2;
            });

    assertThat(arrived).as("in the dead-letter queue: %s", dead).isTrue();
    assertThat(dead).containsExactlyInAnyOrder(UNKNOWN_TYPE, "no JSON at all");
  }
}
