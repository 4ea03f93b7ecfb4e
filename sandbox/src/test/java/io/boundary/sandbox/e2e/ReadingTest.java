package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.e2e.ReaderSide.Seen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Auditors read what engineers did, over signed HTTP. */
class ReadingTest {

  private static final String AUDITOR = "auditor";

  private static Rig rig;
  private static ReaderSide readers;

  @BeforeAll
  static void start() {
    rig = new Rig();
    readers = new ReaderSide(rig.info);
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/requests?status=ACTIVE, 200, 200, 200, 403",
    "/api/metrics, 200, 200, 403, 403",
    "/api/exports.csv?status=ACTIVE, 200, 200, 403, 403",
    "/api/nothing, 404, 404, 404, 403",
    "/dashboard, 200, 200, 200, 403",
    "/dashboard/requests, 200, 200, 200, 403",
    "/dashboard/nothing, 404, 404, 404, 403",
  })
  void matrix_whenSignedByEachCaller_thenTheContractsStatus(
      String path, int admin, int auditor, int viewer, int operator) {
    assertThat(readers.get("security_admin", path).status()).isEqualTo(admin);
    assertThat(readers.get(AUDITOR, path).status()).isEqualTo(auditor);
    assertThat(readers.get("viewer", path).status()).isEqualTo(viewer);
    assertThat(readers.get("operator", path).status()).isEqualTo(operator);
    assertThat(readers.unsigned(path).status()).isEqualTo(403);
    Seen post = readers.call("POST", AUDITOR, path);
    assertThat(post.status()).isEqualTo(405);
    assertThat(post.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(post.header("X-Boundary-Contract-Version")).isEqualTo("1.0.0");
    Seen head = readers.call("HEAD", AUDITOR, path);
    assertThat(head.status()).isEqualTo(auditor);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void grant_whenMade_thenReadersSeeItWithoutItsCredentials() {
    String id = rig.ask(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 1 INC-7", "ACTIVE");

    Seen one = readers.get("viewer", "/api/requests/" + id);
    Seen list = readers.get(AUDITOR, "/api/requests?status=active&account_id=" + Rig.PRODUCTION);

    assertThat(one.json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(one.json().path("requester_slack_user_id").asText()).isEqualTo(Rig.ALICE);
    assertThat(one.json().path("expires_at").doubleValue())
        .isEqualTo(rig.aws.number(id, "expires_at"));
    assertThat(list.ids()).contains(id);
    assertThat(one.body() + list.body())
        .doesNotContain("response_url", rig.info.path("response_url_prefix").asText());
    assertThat(readers.get(AUDITOR, "/api/exports.csv?requester_slack_user_id=" + Rig.ALICE).body())
        .contains("\"" + id + "\",\"ACTIVE\"");
  }

  @Test
  void detailPage_whenAGrantWasMade_verifiesItsLedgerAgainstARealDynamoDb() {
    String id = rig.ask(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 1 INC-8", "ACTIVE");

    Seen page = readers.get("viewer", "/dashboard/requests/" + id);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.body())
        .contains("Ledger verified", Rig.ALICE)
        .doesNotContain("response_url", rig.info.path("response_url_prefix").asText());
  }

  @Test
  void nextToken_whenFollowed_thenWorksAgainstARealDynamoDb() {
    for (int i = 0; i < 3; i++) {
      rig.slack.ask(Rig.DAVE, Rig.PRODUCTION + " AdministratorAccess 1");
    }
    rig.awaitIdleQueue();
    String list = "/api/requests?page_size=1&requester_slack_user_id=" + Rig.DAVE;

    JsonNode first = readers.get(AUDITOR, list).json();
    String token = first.path("next_token").asText();
    Seen second = readers.get(AUDITOR, list + "&next_token=" + token);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.ids()).hasSize(1).isNotEqualTo(idsOf(first));
    assertThat(readers.get("viewer", list + "&next_token=" + token).status()).isEqualTo(400);
  }

  @Test
  void metrics_whenSettled_thenEqualToTheRecords() {
    rig.ask(Rig.ALICE, Rig.DEVELOPMENT + " PowerUserAccess 1", "ACTIVE");
    rig.awaitIdleQueue();
    rig.control.advance(Duration.ofMinutes(3));
    rig.control.tick();

    JsonNode metrics = readers.get("security_admin", "/api/metrics").json();

    assertThat(metrics.path("total_requests").asInt()).isEqualTo(rig.aws.records().size());
    assertThat(metrics.path("by_status").path("ACTIVE").asInt()).isPositive();
  }

  private static List<String> idsOf(JsonNode page) {
    return page.path("items").findValuesAsText("request_id");
  }
}
