package io.boundary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryRow;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The function over ports in memory, driven by the gateway's events; all answers are checked. */
final class DashboardRig {

  static final Instant NOW = Instant.parse("2026-01-06T12:00:00.5Z");
  static final String ADMIN = "arn:aws:sts::999999999999:assumed-role/Admin/sam";
  static final String VIEWER = "arn:aws:sts::999999999999:assumed-role/Viewer/alice";
  static final String SCOPED = "arn:aws:sts::999999999999:assumed-role/Scoped/bob";
  static final String NOBODY = "arn:aws:sts::999999999999:assumed-role/Nobody/eve";
  static final String MINE = "444455556666";

  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              DashboardRig.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL =
      "\"accounts\":[\"*\"],\"requesters\":[\"*\"],\"permission_sets\":[\"*\"],\"statuses\":[\"*\"]";
  private static final String MAP =
      "{\""
          + ADMIN
          + "\":{\"roles\":[\"security_admin\"],"
          + ALL
          + "},\""
          + VIEWER
          + "\":{\"roles\":[\"viewer\"],"
          + ALL
          + "},\""
          + SCOPED
          + "\":{\"roles\":[\"auditor\"],\"accounts\":[\""
          + MINE
          + "\"],\"requesters\":[\"*\"],\"permission_sets\":[\"*\"],"
          + "\"statuses\":[\"ACTIVE\",\"PENDING\"]}}";

  final Tap tap = new Tap();
  final InMemoryStore store = new InMemoryStore(tap);
  final DashboardHandler handler;

  /** Rows of this state cannot be listed. */
  volatile @Nullable RequestStatus unreadable;

  DashboardRig() {
    this(Map.of());
  }

  DashboardRig(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("AUDIT_API_PRINCIPAL_MAP", MAP);
    environment.put("AUDIT_TOKEN_KEY", "0123456789abcdef0123456789abcdef");
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Settings settings = new Settings(environment, name -> "", clock);
    handler =
        new DashboardHandler(DashboardWiring.of(Reading.of(settings, history(), store, clock)));
  }

  /** The store's, but for the rows that cannot be listed. */
  private RequestHistory history() {
    return new RequestHistory() {
      @Override
      public Optional<AccessRequest> find(RequestId id) {
        return store.find(id);
      }

      @Override
      public Page<HistoryRow> rows(HistoryQuery query) {
        if (query.primary() instanceof HistoryQuery.ByStatus by && by.status() == unreadable) {
          throw new StoreException("the index is out of reach");
        }
        return store.rows(query);
      }

      @Override
      public long count(HistoryQuery.Primary primary, Instant from, Instant to) {
        return store.count(primary, from, to);
      }

      @Override
      public List<LedgerEvent> events(RequestId id) {
        return store.events(id);
      }
    };
  }

  void put(AccessRequest request) {
    store.putOld(request);
  }

  /** Puts it with the ledger event of its birth. */
  AccessRequest commit(Revision revision) {
    assertThat(store.commit(revision.commit()).name()).isEqualTo("DONE");
    return revision.write().request();
  }

  Answer get(String caller, String pathAndQuery) {
    return call("GET", caller, pathAndQuery);
  }

  Answer call(String method, String caller, String pathAndQuery) {
    return send(event(method, caller, pathAndQuery));
  }

  static ObjectNode event(String method, String caller, String pathAndQuery) {
    int question = pathAndQuery.indexOf('?');
    String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
    String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
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
      assertThat(headers)
          .containsEntry("X-Boundary-Contract-Version", "1.0.0")
          .containsEntry("X-Content-Type-Options", "nosniff");
      return new Answer(
          response.path("statusCode").intValue(), headers, response.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A response as the gateway would send it. */
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    Document page() {
      return Jsoup.parse(body);
    }

    /** The text of the first element; empty where there is none. */
    String text(String selector) {
      Element element = page().selectFirst(selector);
      return element == null ? "" : element.text();
    }
  }
}
