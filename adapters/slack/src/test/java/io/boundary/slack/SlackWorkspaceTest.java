package io.boundary.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.Workspace.Person.Member;
import io.boundary.broker.port.Workspace.Person.Refused;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import io.boundary.slack.FakeSlack.Scripted;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackWorkspaceTest {

  private static final SlackUserId ADA = new SlackUserId("U0ADA");
  private static final String USERS_INFO = "/api/users.info";
  private static final String ADDRESS = "Ada.Lovelace@Example.COM";

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(Map.of("SLACK_TEAM_ID", "T0TEAM"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Scripted user(String fields) {
    return Scripted.ok("{\"ok\":true,\"user\":{\"id\":\"U0ADA\"," + fields + "}}");
  }

  private static String profile() {
    return "\"profile\":{\"email\":\"" + ADDRESS + "\"}";
  }

  @Test
  void person_whenFullMember_isMemberWithLowerCaseAddress() {
    bench.slack.always(USERS_INFO, user("\"team_id\":\"T0TEAM\"," + profile()));

    assertThat(bench.workspace().person(ADA))
        .isEqualTo(new Member(ADA, "ada.lovelace@example.com"));
    assertThat(bench.slack.last().form()).containsEntry("user", "U0ADA");
    assertThat(bench.slack.last().token()).contains("Bearer " + Bench.TOKEN);
  }

  @Test
  void person_whenTheAddressIsNotConfirmed_isRefused() {
    bench.slack.always(
        USERS_INFO, user("\"team_id\":\"T0TEAM\",\"is_email_confirmed\":false," + profile()));

    assertThat(bench.workspace().person(ADA))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains("not confirmed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "null"})
  void person_whenTheAddressIsNotDenied_isMember(String confirmed) {
    bench.slack.always(
        USERS_INFO,
        user("\"team_id\":\"T0TEAM\",\"is_email_confirmed\":" + confirmed + "," + profile()));

    assertThat(bench.workspace().person(ADA)).isInstanceOf(Member.class);
  }

  @Test
  void person_whenInEnterpriseWorkspace_isMember() {
    bench.slack.always(
        USERS_INFO,
        user("\"team_id\":\"T9\",\"enterprise_user\":{\"teams\":[\"T0TEAM\"]}," + profile()));

    assertThat(bench.workspace().person(ADA)).isInstanceOf(Member.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"team_id\":\"T0TEAM\",\"is_bot\":true",
        "\"team_id\":\"T0TEAM\",\"is_workflow_bot\":true",
        "\"team_id\":\"T0TEAM\",\"deleted\":true",
        "\"team_id\":\"T0TEAM\",\"is_restricted\":true",
        "\"team_id\":\"T0TEAM\",\"is_ultra_restricted\":true",
        "\"team_id\":\"T0TEAM\",\"is_stranger\":true",
        "\"team_id\":\"T0OTHER\"",
        "\"team_id\":\"T0OTHER\",\"enterprise_user\":{\"teams\":[\"T0OTHER\"]}",
        "\"name\":\"a user whose team is not told\""
      })
  void person_whenNoFullMember_isRefused(String fields) {
    bench.slack.always(USERS_INFO, user(fields + "," + profile()));

    assertThat(bench.workspace().person(ADA)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"profile\":{}",
        "\"profile\":{\"email\":\"\"}",
        "\"profile\":{\"email\":\"no address\"}",
        "\"real_name\":\"x\""
      })
  void person_whenNoAddress_isRefused(String profile) {
    bench.slack.always(USERS_INFO, user("\"team_id\":\"T0TEAM\"," + profile));

    assertThat(bench.workspace().person(ADA))
        .isEqualTo(new Refused("Slack shows no e-mail address for this account"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_not_found", "user_not_visible"})
  void person_whenUnknown_isRefused(String code) {
    bench.slack.always(USERS_INFO, Scripted.refusal(code));

    assertThat(bench.workspace().person(ADA)).isInstanceOf(Refused.class);
  }

  @Test
  void person_whenSlackbot_isRefused() {
    bench.slack.always(
        USERS_INFO,
        Scripted.ok(
            "{\"ok\":true,\"user\":{\"id\":\"USLACKBOT\",\"team_id\":\"T0TEAM\","
                + profile()
                + "}}"));

    assertThat(bench.workspace().person(new SlackUserId("USLACKBOT"))).isInstanceOf(Refused.class);
  }

  static Stream<Scripted> outages() {
    return Stream.of(
        Scripted.tooMany("120"),
        Scripted.refusal("ratelimited"),
        Scripted.refusal("internal_error"),
        Scripted.refusal("invalid_auth"),
        Scripted.refusal("missing_scope"),
        Scripted.refusal("token_revoked"),
        Scripted.status(500),
        Scripted.status(503),
        Scripted.redirect("http://127.0.0.1:1/elsewhere"),
        Scripted.hang(),
        Scripted.ok("<html>" + ADDRESS),
        Scripted.ok(""),
        Scripted.ok("{\"ok\":true}"),
        Scripted.ok("{\"ok\":false,\"error\":\"" + ADDRESS + "\"}"),
        Scripted.ok("{\"ok\":true,\"user\":{\"id\":\"U0EVE\",\"team_id\":\"T0TEAM\"}}"));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void person_whenSlackCannotTell_isUnavailableForNow(Scripted outage) {
    bench.slack.always(USERS_INFO, outage);

    FactUnavailableException thrown =
        catchThrowableOfType(FactUnavailableException.class, () -> bench.workspace().person(ADA));

    assertThat(thrown.lasting()).isFalse();
    assertThat(thrown).hasNoCause();
    assertThat(thrown.getMessage()).doesNotContain("@").doesNotContain(Bench.TOKEN);
  }

  @Test
  void person_whenParameterStoreFails_isUnavailableForNow() {
    bench.storeIsDown.set(true);

    FactUnavailableException thrown =
        catchThrowableOfType(FactUnavailableException.class, () -> bench.workspace().person(ADA));

    assertThat(thrown.lasting()).isFalse();
    assertThat(bench.slack.received()).isEmpty();
  }

  @Test
  void person_whenAskedToComeBackSoon_waitsAndAsksAgain() {
    bench.slack.once(USERS_INFO, Scripted.tooMany("2"));
    bench.slack.always(USERS_INFO, user("\"team_id\":\"T0TEAM\"," + profile()));

    assertThat(bench.workspace().person(ADA)).isInstanceOf(Member.class);
    assertThat(bench.slept).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void person_whenTokenWasRotated_readsItAgainOnce() {
    bench.slack.always(USERS_INFO, user("\"team_id\":\"T0TEAM\"," + profile()));
    bench.workspace().person(ADA);
    bench.slack.once(USERS_INFO, Scripted.refusal("invalid_auth"));
    bench.token = "xoxb-new-token-0002";

    assertThat(bench.workspace().person(ADA)).isInstanceOf(Member.class);
    assertThat(bench.slack.received()).hasSize(3);
    assertThat(bench.slack.last().token()).contains("Bearer xoxb-new-token-0002");
  }

  @Test
  void person_whenTokenIsWrongAndUnchanged_asksOnlyOnce() {
    bench.slack.always(USERS_INFO, user("\"team_id\":\"T0TEAM\"," + profile()));
    bench.workspace().person(ADA);
    bench.slack.always(USERS_INFO, Scripted.refusal("token_revoked"));

    assertThatThrownBy(() -> bench.workspace().person(ADA))
        .isInstanceOf(FactUnavailableException.class);
    assertThat(bench.slack.received()).hasSize(2);
  }

  @Test
  void team_whenConfigured_asksNobody() {
    assertThat(bench.workspace().team()).isEqualTo(new SlackTeamId("T0TEAM"));
    assertThat(bench.slack.received()).isEmpty();
  }

  @Test
  void team_whenNotConfigured_isAskedForOnceAndRemembered() throws Exception {
    try (Bench other = new Bench()) {
      other.slack.once("/api/auth.test", Scripted.status(502));
      assertThatThrownBy(() -> other.workspace().team())
          .isInstanceOf(FactUnavailableException.class);

      assertThat(other.workspace().team()).isEqualTo(new SlackTeamId("T0TEAM"));
      assertThat(other.workspace().team()).isEqualTo(new SlackTeamId("T0TEAM"));
      assertThat(other.slack.paths()).containsExactly("/api/auth.test", "/api/auth.test");
    }
  }
}
