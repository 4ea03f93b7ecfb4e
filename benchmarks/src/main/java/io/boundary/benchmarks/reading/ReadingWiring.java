package io.boundary.benchmarks.reading;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.auditapi.AuditApiHandler;
import io.boundary.auditapi.AuditApiWiring;
import io.boundary.benchmarks.wire.Depth;
import io.boundary.benchmarks.wire.Wire;
import io.boundary.dashboard.DashboardHandler;
import io.boundary.dashboard.DashboardWiring;
import io.boundary.sandbox.http.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Calls of DynamoDB and bytes per answer over tables of several sizes. Ends with 2 where an
 * answer's calls grow with the table, or the dashboard's first page is larger or slower than it may
 * be.
 */
public final class ReadingWiring {

  private static final String CALLER = "arn:aws:iam::999999999999:role/Auditor";
  private static final String EVERYTHING =
      "{\"%s\":{\"roles\":[\"auditor\"],\"accounts\":[\"*\"],\"requesters\":[\"*\"],\"permission_sets\":[\"*\"],\"statuses\":[\"*\"]}}"
          .formatted(CALLER);
  private static final Pattern ASSET =
      Pattern.compile("(?:href|src)=\"(/dashboard/assets/[^\"]+)\"");
  private static final String HOME = "dashboard home";
  private static final int HOME_AT_MOST = 100_000;
  private static final int HOME_TRIPS = 3;

  /** Longer than a thread waits for its turn. */
  private static final Duration DELAY = Duration.ofMillis(100);

  private final Map<String, Map<Integer, Cost>> costs = new LinkedHashMap<>();

  /** An answer's cost. */
  private record Cost(int calls, int trips, long read, int answered) {}

  private record Functions(RequestStreamHandler api, RequestStreamHandler pages) {}

  /**
   * The sizes.
   *
   * @throws IOException never: all is in memory
   */
  public static void main(String[] arguments) throws IOException {
    ReadingWiring reading = new ReadingWiring();
    for (String records : arguments) {
      reading.measure(Integer.parseInt(records));
    }
    System.exit(reading.report() ? 0 : 2);
  }

  private void measure(int records) throws IOException {
    try (Tables tables = new Tables(records);
        Wire wire = new Wire(DELAY)) {
      wire.passTo(tables.endpoint().toString());
      Functions functions = functions(wire);
      get(functions.api(), "/api/requests", "status=ACTIVE");
      get(functions.pages(), "/dashboard", "");
      String detail = Year.id(records - 1);
      cost(
          wire, records, "list, 50 of a state", functions.api(), "/api/requests", "status=REVOKED");
      cost(
          wire,
          records,
          "list, 50 of a person",
          functions.api(),
          "/api/requests",
          "requester_slack_user_id=" + Year.BUSIEST);
      cost(wire, records, "detail", functions.api(), "/api/requests/" + detail, "");
      cost(wire, records, "metrics of all time", functions.api(), "/api/metrics", "");
      cost(wire, records, "metrics of 30 days", functions.api(), "/api/metrics", days(30));
      cost(wire, records, "metrics of 360 days", functions.api(), "/api/metrics", days(360));
      cost(wire, records, "export, 100 rows", functions.api(), "/api/exports.csv", export(100));
      cost(wire, records, "export, 500 rows", functions.api(), "/api/exports.csv", export(500));
      cost(wire, records, HOME, functions.pages(), "/dashboard", "");
      cost(
          wire,
          records,
          "dashboard detail",
          functions.pages(),
          "/dashboard/requests/" + detail,
          "");
    }
  }

  private static String days(int days) {
    long end = Year.END.getEpochSecond() / 86_400 * 86_400;
    return "created_after=" + (end - days * 86_400L) + "&created_before=" + (end - 1);
  }

  private static String export(int rows) {
    return "status=REVOKED&max_rows=" + rows;
  }

  private void cost(
      Wire wire, int records, String name, RequestStreamHandler function, String path, String query)
      throws IOException {
    wire.clear();
    JsonNode response = get(function, path, query);
    int trips = Depth.of(wire.calls());
    int calls = wire.calls().size();
    long read = wire.bytes();
    int answered = bytes(response);
    if (name.equals(HOME)) {
      answered += assets(function, new String(body(response), StandardCharsets.UTF_8));
    }
    costs
        .computeIfAbsent(name, any -> new TreeMap<>())
        .put(records, new Cost(calls, trips, read, answered));
  }

  /** What a browser fetches beside the page. */
  private static int assets(RequestStreamHandler function, String page) throws IOException {
    Matcher found = ASSET.matcher(page);
    List<String> paths = new ArrayList<>();
    while (found.find()) {
      paths.add(found.group(1));
    }
    int bytes = 0;
    for (String path : new TreeSet<>(paths)) {
      bytes += bytes(get(function, path, ""));
    }
    if (bytes == 0) {
      throw new IllegalStateException("no assets were found on the page");
    }
    return bytes;
  }

  /** As it goes to the browser. */
  private static int bytes(JsonNode response) {
    return sent(response).length + response.path("headers").toString().length();
  }

  private static byte[] sent(JsonNode response) {
    String body = response.path("body").asText();
    return response.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** As the browser unpacks it. */
  private static byte[] body(JsonNode response) throws IOException {
    byte[] sent = sent(response);
    return response.path("isBase64Encoded").asBoolean()
        ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes()
        : sent;
  }

  private static Functions functions(Wire wire) {
    Clock clock = Clock.fixed(Year.END, ZoneOffset.UTC);
    StaticCredentialsProvider anybody =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    Map<String, String> settings = new HashMap<>(Tables.settings());
    settings.put("AWS_REGION", "us-east-1");
    settings.put("AWS_ENDPOINT_URL", wire.baseUrl());
    settings.put("AUDIT_API_PRINCIPAL_MAP", EVERYTHING);
    settings.put("AUDIT_TOKEN_KEY", "0123456789abcdef0123456789");
    return new Functions(
        new AuditApiHandler(AuditApiWiring.of(settings, anybody, clock)),
        new DashboardHandler(DashboardWiring.of(settings, anybody, clock)));
  }

  private static JsonNode get(RequestStreamHandler function, String path, String query)
      throws IOException {
    ObjectNode event = Json.object().put("rawPath", path).put("rawQueryString", query);
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", "GET").put("path", path);
    event.putObject("headers").put("accept-encoding", "gzip, deflate, br");
    context.putObject("authorizer").putObject("iam").put("userArn", CALLER);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), out, CONTEXT);
    JsonNode response = Json.parse(out.toByteArray()).orElseThrow();
    if (response.path("statusCode").asInt() != 200) {
      throw new IllegalStateException(path + "?" + query + ": " + response);
    }
    return response;
  }

  /** The functions have no business with it. */
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              ReadingWiring.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private boolean report() {
    boolean within = true;
    System.out.printf(
        "%-22s %8s %6s %6s %12s %12s%n",
        "answer", "records", "calls", "trips", "bytes read", "bytes given");
    for (Map.Entry<String, Map<Integer, Cost>> answer : costs.entrySet()) {
      for (Map.Entry<Integer, Cost> size : answer.getValue().entrySet()) {
        Cost cost = size.getValue();
        System.out.printf(
            "%-22s %8d %6d %6d %12d %12d%n",
            answer.getKey(),
            size.getKey(),
            cost.calls(),
            cost.trips(),
            cost.read(),
            cost.answered());
        if (answer.getKey().equals(HOME)) {
          within &= cost.answered() <= HOME_AT_MOST && cost.trips() <= HOME_TRIPS;
        }
      }
      within &= answer.getValue().values().stream().mapToInt(Cost::calls).distinct().count() == 1;
    }
    return within;
  }
}
