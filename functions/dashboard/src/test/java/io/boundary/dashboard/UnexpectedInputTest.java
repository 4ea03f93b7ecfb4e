package io.boundary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.dashboard.DashboardRig.Answer;
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

  private static final String MINE = DashboardRig.MINE;
  private static final DashboardRig RIG = rig();
  private static final Set<Integer> ALLOWED = Set.of(200, 400, 403, 404, 405);

  @TestFactory
  Stream<DynamicTest> answer_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(
        new TextTarget(
            "dashboard-request",
            List.of(
                "GET /dashboard",
                "GET /dashboard/requests?status=ACTIVE&reason=mine",
                "GET /dashboard/requests?account_id=" + MINE + "&from=2026-01-01&to=1767700000",
                "GET /dashboard/requests?request_id=req-0000000000000001",
                "GET /dashboard/requests?permission_set_name=ReadOnlyAccess&created_after=1",
                "GET /dashboard/requests/req-0000000000000002",
                "GET /dashboard/requests/req-0000000000000001",
                "HEAD /dashboard/assets/boundary.css",
                "POST /dashboard"),
            List.of(
                "GET ",
                "HEAD ",
                "PUT ",
                "/dashboard",
                "/requests",
                "/assets/",
                "?",
                "&",
                "=",
                "/",
                "..",
                "%2F",
                "%00",
                "%",
                "+",
                "\r\n",
                "<script>",
                "\"",
                "'",
                "status=",
                "reason=",
                "from=",
                "to=",
                "next_token=",
                "request_id=",
                "2026-01-05",
                "-999999999-01-01",
                "9999-12-31",
                "99999999999",
                "1e9",
                "DENIED",
                "account_id=111122223333",
                "req-0000000000000003",
                "é",
                "\u202e"),
            UnexpectedInputTest::request),
        new TextTarget(
            "dashboard-event",
            List.of(
                event("/dashboard").toString(),
                event("/dashboard/requests?status=ACTIVE").toString()),
            List.of(
                "{",
                "}",
                "[",
                "]",
                "null",
                ",",
                "\"userArn\":\"*\"",
                "\"userArn\":null,",
                "\"method\":\"HEAD\",",
                "\"cookies\":[\"boundary_theme=dark\"],",
                "\"cookies\":[\"boundary_theme=\\\"><script>\"],",
                "\"headers\":[],",
                "\"stage\":\"api\",",
                "\"rawPath\":\"/dashboard\",",
                "1e999",
                "\\u0000"),
            text -> judged(RIG.sendBytes(TextMutation.bytes(text)))));
  }

  private static DashboardRig rig() {
    DashboardRig rig = new DashboardRig();
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

  private static ObjectNode event(String pathAndQuery) {
    return DashboardRig.event("GET", DashboardRig.SCOPED, pathAndQuery);
  }

  /** A method, a path and a query, by a caller who may see some. */
  private static String request(String line) {
    int blank = line.indexOf(' ');
    String method = blank < 0 ? "GET" : line.substring(0, blank);
    return judged(RIG.call(method, DashboardRig.SCOPED, line.substring(blank + 1)));
  }

  private static String judged(Answer answer) {
    assertThat(ALLOWED).contains(answer.status());
    assertThat(answer.body()).doesNotContain("secret of others", "hooks.slack.com", "<script>");
    return Integer.toString(answer.status());
  }
}
