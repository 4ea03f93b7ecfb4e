package io.boundary.auditapi;

import static io.boundary.auditapi.AuditRig.ADMIN;
import static io.boundary.auditapi.AuditRig.AUDITOR;
import static io.boundary.auditapi.AuditRig.NOBODY;
import static io.boundary.auditapi.AuditRig.SCOPED;
import static io.boundary.auditapi.AuditRig.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.auditapi.OpenApi.Answer;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.StoreException;
import io.boundary.broker.port.Tally;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditApiTest {

  private static final AccountId MINE = new AccountId("444455556666");
  private static final List<RequestStatus> STATES = List.of(RequestStatus.values());
  private static final String ID = Samples.id(1).value();

  private final AuditRig rig = new AuditRig();

  @ParameterizedTest
  @CsvSource({
    "/api/requests?status=ACTIVE, 200, 200, 200, 403",
    "/api/requests/req-0000000000000001, 200, 200, 200, 403",
    "/api/metrics, 200, 200, 403, 403",
    "/api/exports.csv?status=ACTIVE, 200, 200, 403, 403",
    "/api/nothing, 404, 404, 404, 403",
  })
  void route_whenAskedByEachRole_thenAsTheMatrixSays(
      String path, int admin, int auditor, int viewer, int nobody) {
    rig.put(Samples.request(1, RequestStatus.ACTIVE));
    Map<String, Integer> matrix =
        Map.of(ADMIN, admin, AUDITOR, auditor, VIEWER, viewer, NOBODY, nobody);

    matrix.forEach(
        (caller, status) -> {
          assertThat(rig.get(caller, path).status()).as(caller).isEqualTo(status);
          Answer head = rig.call("HEAD", caller, path);
          assertThat(head.status()).isEqualTo(status);
          assertThat(head.body()).isEmpty();
          assertThat(head.headers()).isEqualTo(rig.get(caller, path).headers());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", ""})
  void method_whenItDoesNotRead_thenNotAllowed(String method) {
    for (String path : List.of("/api/requests", "/api/metrics", "/api/exports.csv", "/api/x")) {
      Answer answer = rig.call(method, ADMIN, path);
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
      assertThat(answer.error()).isEqualTo("only GET and HEAD are allowed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/requests/",
        "/api/requests/req-0000000000000001/",
        "/api/requests//req-0000000000000001",
        "/api/requests/%72eq-0000000000000001",
        "/api/requests/REQ-0000000000000001",
        "/api/requests/req-0000000000000001%2F..",
        "/api/metrics/",
        "/api/./metrics",
        "/api/requests/../metrics",
        "/api/%6detrics",
        "/dashboard",
        "/API/metrics"
      })
  void path_whenSpeltInAnotherWay_thenNotFound(String path) {
    rig.put(Samples.request(1, RequestStatus.ACTIVE));

    assertThat(rig.get(ADMIN, path).status()).isEqualTo(404);
  }

  @Test
  void list_whenAnswered_thenKeysInOrderAndNoCredential() {
    rig.put(Samples.complete(1));

    Answer answer = rig.get(AUDITOR, "/api/requests?status=ACTIVE");

    assertThat(names(answer.json()))
        .containsExactly("items", "next_token", "count", "generated_at");
    JsonNode item = answer.json().path("items").path(0);
    assertThat(item.path("request_id").asText()).isEqualTo(ID);
    assertThat(item.path("created_at").decimalValue()).isEqualByComparingTo("1767603600.123");
    assertThat(item.path("approver_slack_user_id").asText()).isEqualTo("W0APPROVER");
    assertThat(item.path("approver_group").asText()).isEqualTo("security_admins");
    assertThat(item.path("ttl").isNull()).isTrue();
    assertThat(answer.json().path("generated_at").decimalValue())
        .isEqualByComparingTo("1767700800.5");
    assertThat(answer.body())
        .doesNotContain("response_url", "hooks.slack.com", "notify", "ledger", "version\":1")
        .doesNotContain("lease", "votes", "message");
  }

  @Test
  void list_whenOutOfScopeRowsLieBetween_thenPagesAreFilledAndFollowedToTheEnd() {
    for (int n = 1; n <= 400; n++) {
      rig.put(
          Samples.request(n)
              .status(RequestStatus.ACTIVE)
              .account(n % 8 == 0 ? MINE : new AccountId("111122223333"))
              .createdAt(Samples.T0.plusSeconds(n / 5))
              .build());
    }

    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      Answer page =
          rig.get(
              SCOPED,
              "/api/requests?status=ACTIVE&page_size=7"
                  + (token.isEmpty() ? "" : "&next_token=" + token));
      assertThat(page.status()).isEqualTo(200);
      page.json().path("items").forEach(item -> ids.add(item.path("request_id").asText()));
      assertThat(page.json().path("count").asInt()).isEqualTo(page.json().path("items").size());
      token = page.json().path("next_token").asText("");
    } while (!token.isEmpty() && !token.equals("null"));

    assertThat(ids).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void nextToken_whenOfAnotherCallerOrFilter_thenRefused() {
    for (int n = 1; n <= 5; n++) {
      rig.put(Samples.request(n, RequestStatus.ACTIVE));
    }
    String list = "/api/requests?page_size=2&status=ACTIVE";
    String token = rig.get(AUDITOR, list).json().path("next_token").asText();

    assertThat(rig.get(AUDITOR, list + "&next_token=" + token).status()).isEqualTo(200);
    assertThat(rig.get(AUDITOR, list.replace("=2", "=3") + "&next_token=" + token).status())
        .isEqualTo(200);
    assertThat(rig.get(ADMIN, list + "&next_token=" + token).status()).isEqualTo(400);
    assertThat(rig.get(AUDITOR, list + "&created_after=1&next_token=" + token).status())
        .isEqualTo(400);
    assertThat(rig.get(AUDITOR, list + "&next_token=" + token.substring(1)).error())
        .isEqualTo("`next_token` is not one that you were given for these filters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "account_id=111122223333|account_id",
        "status=DENIED|status",
        "account_id=111122223333&status=DENIED|status`, `account_id"
      })
  void list_whenAFilterIsOutOfScope_thenForbiddenWithoutReading(String query, String named) {
    rig.put(Samples.request(1, RequestStatus.DENIED));

    for (String path : List.of("/api/requests?", "/api/exports.csv?")) {
      Answer answer = rig.get(SCOPED, path + query);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error()).isEqualTo("outside your scope: `" + named + "`");
    }
    assertThat(rig.tap.calls()).isEmpty();
  }

  @Test
  void one_whenOutOfScope_thenExactlyAsIfItDidNotExist() {
    rig.put(Samples.request(1, RequestStatus.ACTIVE));
    rig.put(Samples.request(2).status(RequestStatus.ACTIVE).account(MINE).build());
    rig.put(Samples.request(3).status(RequestStatus.DENIED).account(MINE).build());

    Answer outside = rig.get(SCOPED, "/api/requests/" + ID);

    assertThat(outside).isEqualTo(rig.get(SCOPED, "/api/requests/" + Samples.id(99)));
    assertThat(outside).isEqualTo(rig.get(SCOPED, "/api/requests/" + Samples.id(3)));
    assertThat(outside).isEqualTo(rig.get(SCOPED, "/api/requests/nonsense"));
    assertThat(outside.status()).isEqualTo(404);
    assertThat(rig.get(SCOPED, "/api/requests/" + Samples.id(2)).status()).isEqualTo(200);
    assertThat(rig.get(ADMIN, "/api/requests/" + ID + "?x=1").status()).isEqualTo(400);
  }

  @Test
  void one_whenShown_thenHoldsTheContractsAttributesInOrder() {
    rig.put(Samples.request(1).status(RequestStatus.REVOKED).reason("because").build());

    JsonNode shown = rig.get(VIEWER, "/api/requests/" + ID).json();

    assertThat(names(shown))
        .startsWith("request_id", "principal_id", "principal_type")
        .endsWith("updated_at", "expires_at", "ttl")
        .hasSize(32);
    assertThat(shown.path("reason").asText()).isEqualTo("because");
    assertThat(shown.path("ttl").asLong())
        .isEqualTo(shown.path("revoked_at").decimalValue().longValue() + 1 + 90 * 86_400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/requests|one of `status`, `account_id`",
        "/api/requests?created_after=1|one of `status`",
        "/api/requests?status=ACTIVE&page_size=201|`page_size` is not 1 to 200",
        "/api/requests?status=ACTIVE&max_rows=1|there is an unknown parameter",
        "/api/requests?status=ACTIVE&status=ACTIVE|a parameter is given twice",
        "/api/requests?status=ACTIVE&next_token=|`next_token` is empty",
        "/api/metrics?status=ACTIVE|there is an unknown parameter; known here: created_after",
        "/api/metrics?created_after=x|`created_after` is no epoch seconds",
        "/api/exports.csv?status=ACTIVE&max_rows=5001|`max_rows` is not 1 to 5000",
        "/api/exports.csv?status=ACTIVE&page_size=5|there is an unknown parameter",
        "/api/exports.csv|one of `status`"
      })
  void query_whenWrong_thenSaysWhatAndRepeatsNothing(String path, String problem) {
    Answer answer = rig.get(ADMIN, path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(problem);
  }

  @Test
  void metrics_whenAsked_thenEveryStateAndNoneOutOfScope() {
    for (int n = 1; n <= 12; n++) {
      AccessRequest made = Samples.request(n).status(STATES.get(n % 4)).uncounted().build();
      rig.store.commit(Commit.of(new Commit.RequestWrite(made, true, List.of())));
      rig.store.fold(new Tally(List.of(made)));
    }

    JsonNode all = rig.get(AUDITOR, "/api/metrics").json();

    assertThat(names(all))
        .containsExactly(
            "total_requests", "by_status", "created_after", "created_before", "generated_at");
    assertThat(all.path("total_requests").asInt()).isEqualTo(12);
    assertThat(names(all.path("by_status")))
        .containsExactly("PENDING_APPROVAL", "APPROVED", "ACTIVE", "REVOKED", "DENIED", "ERROR");
    assertThat(all.path("by_status").path("ACTIVE").asInt()).isEqualTo(3);
    assertThat(all.path("created_after").isNull()).isTrue();
    JsonNode none = rig.get(ADMIN, "/api/metrics?created_after=1767700000.5").json();
    assertThat(none.path("total_requests").asInt()).isZero();
    assertThat(none.path("created_after").decimalValue()).isEqualByComparingTo("1767700000.5");
    assertThat(rig.get(SCOPED, "/api/metrics").status()).isEqualTo(403);
    assertThat(rig.get(SCOPED, "/api/metrics?nonsense").status()).isEqualTo(403);
  }

  @Test
  void metrics_whenTheCallerMaySeeSomeStatesOnly_thenNothingTellsOfTheOthers() {
    AuditRig some = new AuditRig(AuditRig.MAP.replace("444455556666", "*"));
    for (int n = 0; n < STATES.size(); n++) {
      AccessRequest made = Samples.request(n).status(STATES.get(n)).uncounted().build();
      some.store.commit(Commit.of(new Commit.RequestWrite(made, true, List.of())));
      some.store.fold(new Tally(List.of(made)));
    }

    JsonNode seen = some.get(SCOPED, "/api/metrics").json();

    assertThat(seen.path("by_status").toString())
        .isEqualTo("{\"PENDING_APPROVAL\":1,\"ACTIVE\":1}");
    assertThat(seen.path("total_requests").asInt()).isEqualTo(2);
  }

  @Test
  void principalMap_whenMalformed_thenEverybodyIsRefused() {
    AuditRig broken = new AuditRig(AuditRig.MAP.replace("\"roles\":[\"viewer\"]", "\"role\":1"));

    for (String caller : List.of(ADMIN, AUDITOR, VIEWER, SCOPED, NOBODY)) {
      assertThat(broken.get(caller, "/api/requests?status=ACTIVE").status()).isEqualTo(403);
    }
  }

  @Test
  void caller_whenTheGatewayNamesNone_thenRefused() {
    var event = AuditRig.event("GET", ADMIN, "/api/metrics", "");
    ((com.fasterxml.jackson.databind.node.ObjectNode) event.path("requestContext"))
        .remove("authorizer");

    assertThat(rig.send(event).status()).isEqualTo(403);
    assertThat(rig.sendBytes(new byte[0]).status()).isEqualTo(400);
    assertThat(rig.sendBytes(new byte[] {(byte) 0xff, 0, 1}).status()).isEqualTo(400);
  }

  @Test
  void store_whenOutOfReach_thenAFaultThatTellsNothing() {
    rig.tap.breakDown("history", () -> new StoreException("table `secret-name` cannot be reached"));
    rig.tap.breakDown("store", () -> new IllegalStateException("odd: " + SCOPED));

    Answer down = rig.get(ADMIN, "/api/requests?status=ACTIVE");

    assertThat(down.status()).isEqualTo(500);
    assertThat(down.error()).isEqualTo("the request cannot be answered now");
    assertThat(rig.get(ADMIN, "/api/requests/" + ID)).isEqualTo(down);
  }

  @Test
  void list_whenByRequester_thenOnlyThose() {
    rig.put(Samples.request(1, RequestStatus.ACTIVE));
    rig.put(Samples.request(2).requester(new SlackUserId("U0OTHER")).build());

    JsonNode page = rig.get(VIEWER, "/api/requests?requester_slack_user_id=U0OTHER").json();

    assertThat(page.path("count").asInt()).isEqualTo(1);
    assertThat(page.path("items").path(0).path("request_id").asText())
        .isEqualTo(Samples.id(2).value());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
