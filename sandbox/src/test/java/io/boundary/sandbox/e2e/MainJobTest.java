package io.boundary.sandbox.e2e;

import static io.boundary.model.RequestStatus.ACTIVE;
import static io.boundary.model.RequestStatus.APPROVED;
import static io.boundary.model.RequestStatus.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.model.LedgerChain;
import io.boundary.model.RequestId;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.slack.SlackClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Ask in Slack, get access, lose it on time. */
class MainJobTest {

  private static final double NINETY_DAYS = 90.0 * 86_400;

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

  @Test
  void readOnlyInProduction_whenAsked_isGrantedAtOnceAndEndsWhenItsTimeIsOver() {
    double asked = rig.control.now();

    String id = rig.slack.ask(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 1");

    rig.aws.awaitStatus(id, "ACTIVE");
    assertThat(rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess")).isTrue();
    assertThat(rig.aws.number(id, "expires_at")).isCloseTo(asked + 3_600, within(30.0));
    JsonNode granted = rig.slack.told(Rig.ALICE, "Access granted", id);
    assertThat(granted.toString())
        .contains("shop-production (" + Rig.PRODUCTION + ")", "ReadOnlyAccess")
        .contains("https://boundary-sandbox.awsapps.com/start", "Sessions that are already open");
    assertThat(granted.path("kind").asText()).isEqualTo("response");

    rig.control.advance(Duration.ofMinutes(59));
    rig.control.tick();
    assertThat(rig.aws.status(id)).isEqualTo("ACTIVE");
    assertThat(rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess")).isTrue();

    rig.control.advance(Duration.ofMinutes(2));
    assertThat(rig.control.tick().path("revoked").asInt()).isEqualTo(1);

    assertThat(rig.aws.status(id)).isEqualTo("REVOKED");
    assertThat(rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess")).isFalse();
    assertThat(rig.slack.told(Rig.ALICE, "Access has ended", id).path("kind").asText())
        .isEqualTo("dm");
    assertThat(Invariants.states(rig, id)).containsExactly(APPROVED, ACTIVE, REVOKED);
    assertThat(LedgerChain.firstBreak(RequestId.parse(id).orElseThrow(), rig.aws.events(id)))
        .isEmpty();
  }

  @Test
  void grant_whenItsTimeIsUpWithinTheJanitorsRun_endsWithinSecondsOfIt() {
    String id = rig.ask(Rig.ALICE, Rig.DEVELOPMENT + " PowerUserAccess 0.002", "ACTIVE");
    double expires = rig.aws.number(id, "expires_at");

    rig.control.tick();

    assertThat(rig.aws.status(id)).isEqualTo("REVOKED");
    assertThat(rig.aws.number(id, "revoked_at")).isBetween(expires, expires + 10);
  }

  @Test
  void record_whenActive_namesEverythingAsTheContractDoes() {
    double now = rig.control.now();
    String id = rig.ask(Rig.ALICE, Rig.PRODUCTION + " readonlyaccess 2.5 INC-7", "ACTIVE");

    Map<String, AttributeValue> record = rig.aws.record(id).orElseThrow();

    assertThat(record.get("principal_id"))
        .isEqualTo(AttributeValue.fromS("94482488-3041-7000-b000-000000000001"));
    assertThat(rig.aws.text(id, "principal_type")).isEqualTo("USER");
    assertThat(rig.aws.text(id, "permission_set_name")).isEqualTo("ReadOnlyAccess");
    assertThat(rig.aws.text(id, "permission_set_arn"))
        .isEqualTo(rig.info.path("permission_sets").path("ReadOnlyAccess").asText());
    assertThat(rig.aws.text(id, "account_id")).isEqualTo(Rig.PRODUCTION);
    assertThat(rig.aws.text(id, "instance_arn"))
        .isEqualTo(rig.info.path("sso_instance_arn").asText());
    assertThat(rig.aws.text(id, "rule_id")).isEqualTo("developers-readonly-production");
    assertThat(rig.aws.text(id, "reason")).isEqualTo("Developers may read Production accounts");
    assertThat(rig.aws.text(id, "ticket_id")).isEqualTo("INC-7");
    assertThat(rig.aws.text(id, "slack_user_id")).isEqualTo(Rig.ALICE);
    assertThat(rig.aws.text(id, "requester_slack_user_id")).isEqualTo(Rig.ALICE);
    assertThat(rig.aws.text(id, "slack_response_url"))
        .startsWith(rig.info.path("response_url_prefix").asText());
    assertThat(rig.aws.text(id, "policy_hash")).matches("[0-9a-f]{64}");
    assertThat(rig.aws.text(id, "engine_version")).isNotEmpty();
    assertThat(rig.aws.text(id, "approved_by")).isEqualTo("policy");
    assertThat(record.get("approval_required")).isEqualTo(AttributeValue.fromBool(false));
    for (String time :
        new String[] {"requested_at", "created_at", "updated_at", "evaluated_at", "approved_at"}) {
      assertThat(rig.aws.number(id, time)).as(time).isBetween(now - 1, now + 30);
    }
    assertThat(rig.aws.number(id, "expires_at")).isCloseTo(now + 9_000, within(30.0));
    assertThat(record).doesNotContainKeys("ttl", "revoked_at", "denied_at", "end_reason");
  }

  @Test
  void record_whenEnded_saysHowAndWhenItMayBeForgottenAndKeepsTheReasonOfTheDecision() {
    String id = rig.ask(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 1", "ACTIVE");

    rig.control.advance(Duration.ofMinutes(61));
    rig.control.tick();

    double revoked = rig.aws.number(id, "revoked_at");
    assertThat(rig.aws.number(id, "ttl")).isCloseTo(revoked + NINETY_DAYS, within(1.0));
    assertThat(rig.aws.text(id, "reason")).isEqualTo("Developers may read Production accounts");
    assertThat(rig.aws.text(id, "end_reason")).isEqualTo("its time was over");
  }

  @Test
  void webhook_whenTheSameDeliveryComesTwice_makesOneRequest() {
    SlackClient.Signed signed = rig.slack.signed(Rig.DAVE, Rig.PRODUCTION + " ReadOnlyAccess 1");
    int before = rig.aws.records().size();

    String first = SlackSide.idIn(rig.slack.send(signed));
    String second = SlackSide.idIn(rig.slack.send(signed));

    assertThat(second).isEqualTo(first);
    rig.aws.awaitStatus(first, "ACTIVE");
    assertOneGrant(first, before);
  }

  @Test
  void queue_whenAMessageIsDeliveredAgain_grantsOnceAndExtendsNothing() {
    int before = rig.aws.records().size();
    String id = rig.ask(Rig.DAVE, Rig.PRODUCTION + " ReadOnlyAccess 1", "ACTIVE");
    double expires = rig.aws.number(id, "expires_at");
    rig.control.advance(Duration.ofMinutes(10));

    rig.aws.enqueue(
        Json.object()
            .put("request_type", "access_request")
            .put("request_id", id)
            .put("user_id", Rig.DAVE)
            .put("command_text", Rig.PRODUCTION + " ReadOnlyAccess 1")
            .toString());

    assertOneGrant(id, before);
    assertThat(rig.aws.number(id, "expires_at")).isEqualTo(expires);
  }

  /**
   * A later request of somebody else passes the queue too, so the duplicate has been worked off.
   */
  private static void assertOneGrant(String id, int recordsBefore) {
    rig.ask(Rig.ALICE, Rig.DEVELOPMENT + " PowerUserAccess 1", "ACTIVE");
    rig.awaitIdleQueue();
    assertThat(rig.aws.records()).hasSize(recordsBefore + 2);
    assertThat(Invariants.states(rig, id)).containsExactly(APPROVED, ACTIVE);
    assertThat(rig.slack.messages(Rig.DAVE, "Access granted", id)).hasSize(1);
    assertThat(rig.aws.holds("dave", Rig.PRODUCTION, "ReadOnlyAccess")).isTrue();
  }
}
