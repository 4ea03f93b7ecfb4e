package io.boundary.auditapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.auditapi.OpenApi.Answer;
import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.fixture.Tap;
import io.boundary.model.AccessRequest;
import io.boundary.model.settings.Settings;
import io.boundary.reading.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The function over ports in memory, driven by the gateway's events; all answers are checked. */
final class AuditRig {

  static final Instant NOW = Instant.parse("2026-01-06T12:00:00.5Z");
  static final String ADMIN = "arn:aws:sts::999999999999:assumed-role/Admin/sam";
  static final String AUDITOR = "arn:aws:sts::999999999999:assumed-role/Auditor/olga";
  static final String VIEWER = "arn:aws:sts::999999999999:assumed-role/Viewer/alice";
  static final String SCOPED = "arn:aws:sts::999999999999:assumed-role/Scoped/bob";
  static final String NOBODY = "arn:aws:sts::999999999999:assumed-role/Nobody/eve";

  /** The function has no business with it. */
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              AuditRig.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL =
      "\"accounts\":[\"*\"],\"requesters\":[\"*\"],\"permission_sets\":[\"*\"],\"statuses\":[\"*\"]";

  static final String MAP =
      "{\"arn:aws:iam::999999999999:role/Admin\":{\"roles\":[\"security_admin\"],"
          + ALL
          + "},\""
          + AUDITOR
          + "\":{\"roles\":[\"auditor\"],"
          + ALL
          + "},\""
          + VIEWER
          + "\":{\"roles\":[\"viewer\"],"
          + ALL
          + "},\"arn:aws:iam::999999999999:role/teams/shop/Scoped\":{\"roles\":[\"auditor\"],"
          + "\"accounts\":[\"444455556666\"],\"requesters\":[\"*\"],\"permission_sets\":[\"*\"],"
          + "\"statuses\":[\"ACTIVE\",\"PENDING\"]}}";

  final Tap tap = new Tap();
  final InMemoryStore store = new InMemoryStore(tap);
  final AuditApiHandler handler;

  AuditRig() {
    this(MAP);
  }

  AuditRig(String map) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AUDIT_API_PRINCIPAL_MAP", map);
    environment.put("AUDIT_TOKEN_KEY", "0123456789abcdef0123456789abcdef");
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Settings settings = new Settings(environment, name -> "", clock);
    handler = new AuditApiHandler(AuditApiWiring.of(Reading.of(settings, store, store, clock)));
  }

  void put(AccessRequest request) {
    store.putOld(request);
  }

  Answer get(String caller, String pathAndQuery) {
    return call("GET", caller, pathAndQuery);
  }

  Answer call(String method, String caller, String pathAndQuery) {
    int question = pathAndQuery.indexOf('?');
    String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
    Answer answer =
        send(event(method, caller, path, question < 0 ? "" : pathAndQuery.substring(question + 1)));
    OpenApi.check(path, answer);
    return answer;
  }

  static ObjectNode event(String method, String caller, String path, String query) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("rawPath", path).put("rawQueryString", query);
    event.putObject("headers").put("Host", "example.org");
    ObjectNode context = event.putObject("requestContext");
    context.put("stage", "$default");
    context.putObject("http").put("method", method).put("path", path);
    context.putObject("authorizer").putObject("iam").put("userArn", caller);
    return event;
  }

  Answer send(JsonNode event) {
    return sendBytes(event.toString().getBytes(StandardCharsets.UTF_8));
  }

  Answer sendBytes(byte[] event) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), out, CONTEXT);
      JsonNode response = JSON.readTree(out.toByteArray());
      Map<String, String> headers = new TreeMap<>();
      response
          .path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      Answer answer =
          new Answer(
              response.path("statusCode").intValue(), headers, response.path("body").asText());
      assertThat(response.path("isBase64Encoded").booleanValue()).isFalse();
      assertThat(headers)
          .containsEntry("X-Boundary-Contract-Version", "1.0.0")
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("X-Content-Type-Options", "nosniff");
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
