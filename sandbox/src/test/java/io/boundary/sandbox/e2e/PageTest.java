package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox's page as its own script drives it, and as other pages would like to. */
class PageTest {

  private static final String GENERAL = "C0GENERAL1";
  private static final String APPROVALS = "C0SECAPPR1";

  private static Rig rig;
  private static String base;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    rig = new Rig();
    base = rig.info.path("base_url").asText();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void story_whenAskedApprovedAndOver_isSeenByEachInTheirSlackAndBesideIt() {
    type(Rig.ALICE, Rig.PLAYGROUND + " AdministratorAccess 1 INC-42");
    JsonNode request = message(Rig.SUE, APPROVALS, "needs your decision");
    assertThat(texts(Rig.ALICE, GENERAL)).anyMatch(text -> text.startsWith("Received."));
    assertThat(texts(Rig.SUE, GENERAL)).noneMatch(text -> text.startsWith("Received."));

    press(Rig.ALICE, "boundary_approve", request);
    message(Rig.ALICE, APPROVALS, "own request");
    press(Rig.SUE, "boundary_approve", request);
    message(Rig.ALICE, GENERAL, "Access granted");

    JsonNode assignment = ours(Rig.ALICE).get(0);
    assertThat(assignment.path("permission_set").asText()).isEqualTo("AdministratorAccess");
    assertThat(assignment.path("expires_at").asDouble()).isGreaterThan(now(Rig.ALICE));
    assertThat(post("/page/time", Json.object().put("advance_seconds", 3_700)).statusCode())
        .isEqualTo(200);
    Within.usual("the end", () -> ours(Rig.ALICE).isEmpty(), () -> ours(Rig.ALICE));
    message(Rig.ALICE, "D0ALICE001", "Access has ended");
    assertThat(get("/page/state?as=" + Rig.ALICE).path("requests").get(0).path("status").asText())
        .isEqualTo("REVOKED");
  }

  @Test
  void command_whenItIsMarkup_comesBackAsTheTextItIs() {
    type(Rig.DAVE, "<img src=x onerror=alert(1)> <!channel>");

    JsonNode typed = message(Rig.DAVE, GENERAL, "onerror");
    assertThat(typed.path("kind").asText()).isEqualTo("command");
    assertThat(messages(Rig.DAVE, GENERAL))
        .filteredOn(message -> !message.path("kind").asText().equals("command"))
        .isNotEmpty()
        .noneMatch(message -> message.toString().contains("<!channel>"));
  }

  @Test
  void page_whenOpened_loadsNothingFromElsewhereAndRunsNothingInline() {
    HttpResponse<String> page = send("GET", "/", "");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http"));
    assertThat(page.body())
        .doesNotContain("style=", "<style", "onclick", "http://", "https://")
        .contains("<script type=\"module\" src=\"/page/app.js\">");
    for (String file : List.of("app.js", "blocks.js", "rail.js", "app.css", "icon.svg")) {
      HttpResponse<String> asset = send("GET", "/page/" + file, "");
      assertThat(asset.statusCode()).as(file).isEqualTo(200);
      assertThat(asset.body()).doesNotContain("innerHTML", "insertAdjacentHTML", "document.write");
    }
    assertThat(send("GET", "/page/../world", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/page", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/page/PageAssets.class", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: http://127.0.0.1:1",
        "Origin: http://localhost:1",
        "Origin: null",
        "X-None: 1",
        "Origin: BASE|Sec-Fetch-Site: same-site",
        "Origin: BASE|Sec-Fetch-Site: cross-site",
        "Origin: BASE|Content-Type: text/plain",
        "Origin: BASE|Content-Type: application/x-www-form-urlencoded"
      })
  void action_whenNotOfThePageItself_isForbidden(String headers) {
    int before = rig.messagesInSlack();
    for (String path : List.of("/page/commands", "/page/clicks", "/page/time")) {
      String body = "{\"as\":\"U0ALICE001\",\"text\":\"list\",\"advance_seconds\":60}";

      HttpResponse<String> refused =
          send("POST", path, body, headers.replace("BASE", base).split("\\|"));

      assertThat(refused.statusCode()).isEqualTo(403);
    }
    assertThat(rig.messagesInSlack()).isEqualTo(before);
  }

  @Test
  void state_whenAnotherPageAsks_isForbidden() {
    assertThat(
            send("GET", "/page/state?as=U0ALICE001", "", "Sec-Fetch-Site: cross-site").statusCode())
        .isEqualTo(403);
  }

  @Test
  void action_whenItMakesNoSense_isRefusedInWords() {
    assertThat(post("/page/commands", Json.object().put("as", "../x")).statusCode()).isEqualTo(400);
    assertThat(post("/page/time", Json.object().put("advance_seconds", -1)).statusCode())
        .isEqualTo(400);
    assertThat(post("/page/time", Json.object().put("advance_seconds", 1e9)).statusCode())
        .isEqualTo(400);
    assertThat(post("/page/clicks", Json.object().put("as", Rig.SUE)).statusCode()).isEqualTo(404);
    assertThat(send("GET", "/page/state?as=nobody", "").statusCode()).isEqualTo(400);
    assertThat(send("PUT", "/page/time", "{}").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"security_admin", "auditor", "viewer"})
  void dashboard_whenOpenedAsACaller_passesTheGatewayAndTakesItsOwnLinksAlong(String caller) {
    HttpResponse<String> opened = send("GET", "/as/" + caller + "/dashboard?reason=a+b%26c", "");

    assertThat(opened.statusCode()).isEqualTo(302);
    assertThat(opened.headers().firstValue("location")).contains("/dashboard?reason=a+b%26c");
    String cookie = opened.headers().firstValue("set-cookie").orElse("");
    assertThat(cookie)
        .isEqualTo("boundary_sandbox_as=" + caller + "; Path=/; HttpOnly; SameSite=Strict");
    String kept = "Cookie: " + cookie.replaceFirst(";.*", "");
    assertThat(send("GET", "/dashboard", "", kept).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/dashboard/requests/a%20b", "", kept).statusCode()).isNotEqualTo(403);
    assertThat(send("HEAD", "/api/requests", "", kept).statusCode()).isNotEqualTo(403);
    String themed = kept + "; boundary_theme=dark; other=1";
    assertThat(send("GET", "/dashboard", "", themed).body()).contains("data-theme=\"dark\"");
  }

  @Test
  void dashboard_whenOpenedOtherwise_isRefused() {
    String kept = "Cookie: boundary_sandbox_as=auditor";

    assertThat(send("GET", "/dashboard", "").statusCode()).isEqualTo(403);
    assertThat(send("POST", "/dashboard", "", kept).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/dashboard", "", kept, "Sec-Fetch-Site: cross-site").statusCode())
        .isEqualTo(403);
    assertThat(send("GET", "/dashboard", "", "Cookie: boundary_sandbox_as=root").statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "/as/auditor/dashboard", "").statusCode()).isEqualTo(405);
    assertThat(send("GET", "/as/root/dashboard", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/as/auditor/webhook", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/as/auditor/dashboard", "", "Sec-Fetch-Site: same-site").statusCode())
        .isEqualTo(403);
  }

  private void type(String user, String text) {
    assertThat(post("/page/commands", Json.object().put("as", user).put("text", text)).statusCode())
        .isEqualTo(200);
  }

  private void press(String user, String action, JsonNode message) {
    ObjectNode click =
        Json.object()
            .put("as", user)
            .put("action_id", action)
            .put("value", message.path("blocks").findValuesAsText("value").get(0))
            .put("channel", message.path("channel").asText())
            .put("ts", message.path("ts").asText());
    assertThat(post("/page/clicks", click).statusCode()).isEqualTo(200);
  }

  /** The message with these words, once it is there. */
  private JsonNode message(String user, String channel, String words) {
    List<JsonNode> found = new ArrayList<>();
    Within.usual(
        words,
        () -> {
          messages(user, channel).stream()
              .filter(message -> message.toString().contains(words))
              .forEach(found::add);
          return !found.isEmpty();
        },
        () -> get("/page/state?as=" + user));
    return found.get(0);
  }

  private List<String> texts(String user, String channel) {
    return messages(user, channel).stream().map(message -> message.path("text").asText()).toList();
  }

  private List<JsonNode> messages(String user, String channel) {
    List<JsonNode> messages = new ArrayList<>();
    get("/page/state?as=" + user)
        .path("messages")
        .forEach(
            message -> {
              if (message.path("channel").asText().equals(channel)) {
                messages.add(message);
              }
            });
    return messages;
  }

  private List<JsonNode> ours(String user) {
    List<JsonNode> ours = new ArrayList<>();
    get("/page/state?as=" + user)
        .path("assignments")
        .forEach(
            assignment -> {
              if (assignment.has("request_id")) {
                ours.add(assignment);
              }
            });
    return ours;
  }

  private double now(String user) {
    return get("/page/state?as=" + user).path("now").asDouble();
  }

  private JsonNode get(String path) {
    return Json.parse(send("GET", path, "").body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private HttpResponse<String> post(String path, ObjectNode body) {
    return send("POST", path, body.toString(), "Origin: " + base);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    boolean typed = false;
    for (String header : headers) {
      typed |= header.toLowerCase(Locale.ROOT).startsWith("content-type");
      request.header(header.replaceFirst(":.*", ""), header.replaceFirst("[^:]*: ", ""));
    }
    if (!typed) {
      request.header("Content-Type", "application/json");
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
