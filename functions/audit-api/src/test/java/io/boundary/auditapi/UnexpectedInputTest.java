package io.boundary.auditapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.auditapi.OpenApi.Answer;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.model.AccountId;
import io.boundary.model.RequestStatus;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextMutation;
import io.boundary.model.fuzz.TextTarget;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What nobody expects in an event, a path, a query or a header, through the handler: never a fault,
 * never without the contract's header, and never a word of what is out of scope.
 */
class UnexpectedInputTest {

  private static final String MINE = "444455556666";
  private static final AuditRig RIG = rig();
  private static final String TOKEN = token(AuditRig.SCOPED);
  private static final String FOREIGN_TOKEN = token(AuditRig.AUDITOR);
  private static final Set<Integer> ALLOWED = Set.of(200, 400, 403, 404, 405);

  @TestFactory
  Stream<DynamicTest> answer_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(
        new TextTarget(
            "audit-request",
            List.of(
                "GET /api/requests?status=ACTIVE&page_size=2",
                "GET /api/requests?account_id=" + MINE + "&status=PENDING&created_after=1.5",
                "GET /api/requests?account_id=" + MINE + "&next_token=" + TOKEN,
                "GET /api/requests?account_id=" + MINE + "&next_token=" + FOREIGN_TOKEN,
                "GET /api/requests/req-0000000000000002",
                "GET /api/requests/req-0000000000000001",
                "HEAD /api/exports.csv?permission_set_name=ReadOnlyAccess&max_rows=3",
                "GET /api/exports.csv?requester_slack_user_id=U0REQUESTER",
                "GET /api/metrics?created_after=1767603600&created_before=1767700000.25",
                "POST /api/metrics",
                "GET /dashboard"),
            List.of(
                "GET ",
                "HEAD ",
                "POST ",
                "/api/requests/",
                "/api/metrics",
                "/api/exports.csv",
                "?",
                "&",
                "=",
                "/",
                "//",
                "../",
                "%2F",
                "%2e",
                "%00",
                "%",
                "+",
                "\r\n",
                "#",
                "*",
                "status=",
                "ACTIVE",
                "DENIED",
                "account_id=111122223333",
                "account_id=" + MINE,
                "req-0000000000000001",
                "req-0000000000000003",
                "page_size=",
                "max_rows=",
                "1e9",
                "-1",
                "9999999999",
                "next_token=",
                TOKEN,
                FOREIGN_TOKEN,
                "created_after=0",
                "é"),
            UnexpectedInputTest::request),
        new TextTarget(
            "audit-event",
            List.of(
                event("/api/requests", "status=ACTIVE"),
                event("/api/requests/req-0000000000000002", ""),
                event("/api/metrics", "").replace(AuditRig.SCOPED, AuditRig.NOBODY)),
            List.of(
                "{",
                "}",
                "[",
                "]",
                "null",
                ",",
                "\"userArn\":\"*\"",
                "\"userArn\":[],",
                "\"userArn\":null,",
                "\"method\":\"HEAD\",",
                "\"method\":\"PUT\",",
                "\"stage\":\"api\",",
                "\"rawPath\":\"/api/metrics\",",
                "\"headers\":[],",
                "\"X-Evil\":\"\\r\\nSet-Cookie: a=b\",",
                "\"authorizer\":{},",
                "1e999",
                "\\u0000"),
            text -> judged(RIG.sendBytes(TextMutation.bytes(text)))));
  }

  private static AuditRig rig() {
    AuditRig rig = new AuditRig();
    for (int n = 1; n <= 12; n++) {
      rig.put(
          Samples.request(n)
              .status(n % 3 == 0 ? RequestStatus.DENIED : RequestStatus.ACTIVE)
              .account(new AccountId(n % 2 == 0 ? MINE : "111122223333"))
              .reason(n % 2 == 0 && n % 3 != 0 ? "mine" : "secret of others")
              .build());
    }
    return rig;
  }

  private static String token(String caller) {
    return RIG.get(caller, "/api/requests?page_size=2&account_id=" + MINE)
        .json()
        .path("next_token")
        .asText();
  }

  private static String event(String path, String query) {
    return AuditRig.event("GET", AuditRig.SCOPED, path, query).toString();
  }

  /** A method, a path and a query, by a caller who may see some. */
  private static String request(String line) {
    int blank = line.indexOf(' ');
    String method = blank < 0 ? "GET" : line.substring(0, blank);
    String target = line.substring(blank + 1);
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    ObjectNode event = AuditRig.event(method, AuditRig.SCOPED, path, query);
    ((ObjectNode) event.path("headers")).put(line, line);
    return judged(RIG.send(event));
  }

  private static String judged(Answer answer) {
    assertThat(ALLOWED).contains(answer.status());
    assertThat(answer.body()).doesNotContain("secret of others", "111122223333", "slack_response");
    answer.headers().values().forEach(value -> assertThat(value).doesNotContain("\r", "\n"));
    if (answer.status() != 200) {
      if (!answer.body().isEmpty()) {
        assertThat(answer.error()).isNotEmpty();
      }
      return answer.status() + answer.body();
    }
    return "200 " + answer.headers().keySet() + shape(answer);
  }

  private static String shape(Answer answer) {
    if (!answer.header("Content-Type").startsWith("application/json") || answer.body().isEmpty()) {
      return answer.body().lines().count() + " lines";
    }
    JsonNode body = answer.json();
    body.path("items")
        .forEach(
            item -> {
              assertThat(item.path("account_id").asText()).isEqualTo(MINE);
              assertThat(item.path("status").asText()).isIn("ACTIVE", "PENDING_APPROVAL");
            });
    return body.path("count") + " " + body.path("next_token").isNull();
  }
}
