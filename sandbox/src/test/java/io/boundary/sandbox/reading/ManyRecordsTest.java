package io.boundary.sandbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.auditapi.AuditApiHandler;
import io.boundary.auditapi.AuditApiWiring;
import io.boundary.aws.dynamodb.DynamoDayCounts;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.model.RequestStatus;
import io.boundary.model.settings.Settings;
import io.boundary.reading.Reading;
import io.boundary.sandbox.http.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit API over many records; {@code scripts/many-records} runs it with 50,000 of them. */
@Tag("slow")
class ManyRecordsTest {

  private static final int MANY = Integer.getInteger("boundary.reading.records", 3_000);
  private static final int FEW = 1_000;

  /** The function has no business with it. */
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              ManyRecordsTest.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private static final String CALLER = "arn:aws:iam::999999999999:role/Auditor";
  private static final String MAP =
      "{\""
          + CALLER
          + "\":{\"roles\":[\"auditor\"],\"accounts\":[\"*\"],\"requesters\":[\"*\"],"
          + "\"permission_sets\":[\"*\"],\"statuses\":[\"*\"]}}";

  @Test
  void pagesAndMetrics_whenThereAreMany_thenEachOnceAndAsCheapAsWithFew() throws IOException {
    try (ManyRecords many = new ManyRecords(MANY);
        ManyRecords few = new ManyRecords(FEW)) {
      AuditApiHandler handler = handler(many);
      for (RequestStatus status : RequestStatus.values()) {
        assertThat(allIds(handler, "status=" + status + "&page_size=200"))
            .doesNotHaveDuplicates()
            .hasSize(many.states.getOrDefault(status, 0));
      }
      assertThat(allIds(handler, "permission_set_name=Set3&status=ACTIVE&page_size=37"))
          .doesNotHaveDuplicates()
          .hasSize(
              (int)
                  IntStream.range(0, MANY)
                      .filter(n -> n % 5 == 3 && ManyRecords.status(n) == RequestStatus.ACTIVE)
                      .count());
      assertMetrics(many, handler, "");
      assertThat(callsOf(many)).isEqualTo(callsOf(few)).isEqualTo(1);
      Instant from = ManyRecords.FIRST.plus(Duration.ofMinutes(90));
      Instant to = ManyRecords.FIRST.plus(Duration.ofDays(2)).plus(Duration.ofHours(7));
      assertThat(metrics(handler, range(from, to)).path("total_requests").asLong())
          .isEqualTo(
              many.times.stream().filter(at -> !at.isBefore(from) && !at.isAfter(to)).count());
    }
  }

  private static String range(Instant from, Instant to) {
    return "created_after=" + from.getEpochSecond() + "&created_before=" + to.getEpochSecond();
  }

  private static void assertMetrics(ManyRecords records, AuditApiHandler handler, String query)
      throws IOException {
    JsonNode metrics = metrics(handler, query);
    assertThat(metrics.path("total_requests").asInt()).isEqualTo(records.times.size());
    records.states.forEach(
        (status, count) ->
            assertThat(metrics.path("by_status").path(status.name()).asInt()).isEqualTo(count));
  }

  /** How many calls of DynamoDB the figures of all days cost. */
  private static int callsOf(ManyRecords records) throws IOException {
    AuditApiHandler handler = handler(records);
    int before = records.calls.get();
    metrics(handler, "");
    return records.calls.get() - before;
  }

  private static List<String> allIds(AuditApiHandler handler, String query) throws IOException {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = get(handler, "/api/requests", query + token);
      ids.addAll(page.path("items").findValuesAsText("request_id"));
      token =
          page.path("next_token").isNull() ? "" : "&next_token=" + page.path("next_token").asText();
    } while (!token.isEmpty());
    return ids;
  }

  private static JsonNode metrics(AuditApiHandler handler, String query) throws IOException {
    return get(handler, "/api/metrics", query);
  }

  private static JsonNode get(AuditApiHandler handler, String path, String query)
      throws IOException {
    ObjectNode event = Json.object().put("rawPath", path).put("rawQueryString", query);
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", "GET");
    context.putObject("authorizer").putObject("iam").put("userArn", CALLER);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), out, CONTEXT);
    JsonNode response = Json.parse(out.toByteArray()).orElseThrow();
    assertThat(response.path("statusCode").asInt()).as(response.toString()).isEqualTo(200);
    return Json.parse(response.path("body").asText().getBytes(StandardCharsets.UTF_8))
        .orElseThrow();
  }

  private static AuditApiHandler handler(ManyRecords records) {
    Clock clock = Clock.fixed(ManyRecords.FIRST.plus(Duration.ofDays(40)), ZoneOffset.UTC);
    Settings settings =
        new Settings(
            Map.of("AUDIT_API_PRINCIPAL_MAP", MAP, "AUDIT_TOKEN_KEY", "0123456789abcdef0123456789"),
            name -> "",
            clock);
    return new AuditApiHandler(
        AuditApiWiring.of(
            Reading.of(
                settings,
                new DynamoRequestHistory(records.client, ManyRecords.TABLES),
                new DynamoDayCounts(records.client, ManyRecords.TABLES),
                clock)));
  }
}
