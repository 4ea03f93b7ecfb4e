package io.boundary.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.http.HttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What passes: signatures, streams, downloads, and what people are told when something fails. */
class DashboardProxyTest {

  private FakeDashboard dashboard;
  private Proxied proxied;

  @BeforeEach
  void start() throws IOException {
    dashboard = new FakeDashboard();
    proxied = new Proxied(dashboard.url(), Proxied.credentials(dashboard.viewer));
  }

  @AfterEach
  void stop() {
    proxied.close();
    dashboard.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard",
        "/dashboard/",
        "/api/requests?status=ACTIVE&account_id=123456789012",
        "/api/requests?reason=a%20b&x=%26%3D%2B%2F%3F%23&y=caf%C3%A9&z=*~'()!",
        "/api/requests?reason=a+b&empty=&flag",
        "/api/requests?b=2&a=1&b=1&a=%00",
        "/api/requests?next_token=AbC-_%3D%3D",
        "/dashboard/requests/a%20b%2Bc%25d%C3%A9",
        "/dashboard/requests/a+b;c=d,e@f:g!$&'()*"
      })
  void get_whenPathAndQueryAreUnusual_isSignedAsTheGatewayWantsIt(String path) throws IOException {
    Wire.Reply reply = proxied.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("hello");
    HttpCall seen = dashboard.calls.get(0);
    assertThat(seen.rawPath()).isEqualTo(path.replaceFirst("\\?.*", ""));
  }

  @Test
  void get_whenTheQueryIsAForms_meansTheSame() throws IOException {
    proxied.get("/dashboard?reason=prod+incident%2B1&status=ACTIVE");

    assertThat(dashboard.calls.get(0).query())
        .containsEntry("reason", "prod incident+1")
        .containsEntry("status", "ACTIVE");
  }

  @Test
  void get_passesOnTheThemeAloneOfTheCookiesNoCredentialAndNothingOfTheConnection()
      throws IOException {
    proxied.get(
        "/dashboard",
        "Authorization: Basic c2VjcmV0",
        "X-Forwarded-For: 10.0.0.1",
        "X-Amz-Security-Token: mine",
        "Keep-Alive: 5",
        "Accept-Language: de");

    assertThat(dashboard.calls.get(0).headers())
        .doesNotContainKeys("x-forwarded-for", "x-amz-security-token", "keep-alive")
        .containsKey("accept-language");
    assertThat(dashboard.calls.get(0).header("cookie")).contains("boundary_theme=dark");
    assertThat(dashboard.calls.get(0).header("authorization"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("AWS4-HMAC-SHA256 "));
  }

  @Test
  void get_whenTheAnswerIsACsv_keepsItsHeadersAndDropsCookies() throws IOException {
    dashboard.serves(
        exchange -> {
          var headers = exchange.getResponseHeaders();
          headers.set("Content-Type", "text/csv; charset=utf-8");
          headers.set(
              "Content-Disposition", "attachment; filename=\"boundary-audit-export-1.csv\"");
          headers.set("X-Boundary-Truncated", "true");
          headers.set("Set-Cookie", "spy=1");
          headers.set("Keep-Alive", "timeout=5");
          headers.set("Strict-Transport-Security", "max-age=1");
          FakeDashboard.reply(exchange, 200, "\"request_id\"\r\n\"req-1\"\r\n");
        });

    Wire.Reply reply = proxied.get("/api/exports.csv?max_rows=5000");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("\"request_id\"\r\n\"req-1\"\r\n");
    assertThat(reply.header("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(reply.header("Content-Disposition"))
        .contains("attachment; filename=\"boundary-audit-export-1.csv\"");
    assertThat(reply.header("X-Boundary-Truncated")).contains("true");
    assertThat(reply.header("X-Boundary-Contract-Version")).contains("1.0.0");
    assertThat(reply.header("Content-Length")).contains("23");
    assertThat(reply.header("Set-Cookie")).isEmpty();
    assertThat(reply.header("Keep-Alive")).isEmpty();
    assertThat(reply.header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void head_isAnsweredWithHeadersAlone() throws IOException {
    Wire.Reply reply = proxied.send("HEAD", "/dashboard");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Length")).contains("5");
    assertThat(reply.body()).isEmpty();
    assertThat(dashboard.calls.get(0).method()).isEqualTo("HEAD");
  }

  @Test
  void get_whenNothingChanged_passesThe304() throws IOException {
    dashboard.serves(
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(304, -1);
          }
        });

    Wire.Reply reply = proxied.get("/dashboard/assets/a.css", "If-None-Match: \"1\"");

    assertThat(reply.status()).isEqualTo(304);
    assertThat(dashboard.calls.get(0).header("if-none-match")).contains("\"1\"");
  }

  @Test
  void get_whenTheAnswerIsLong_itsFirstByteArrivesBeforeItsLastIsWritten() throws Exception {
    CountDownLatch firstArrived = new CountDownLatch(1);
    AtomicBoolean waited = new AtomicBoolean();
    dashboard.serves(
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            waited.set(firstArrived.await(20, TimeUnit.SECONDS));
            exchange.getResponseBody().write(" last".getBytes(StandardCharsets.UTF_8));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    try (InputStream body = open("/api/exports.csv")) {
      byte[] first = body.readNBytes(5);
      firstArrived.countDown();

      assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("first");
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(" last");
      assertThat(waited).isTrue();
    }
  }

  @Test
  void get_whenTheDashboardBreaksOff_theDownloadDoesNotLookWhole() throws IOException {
    dashboard.serves(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("breaks");
        });

    Wire.Reply reply = proxied.get("/api/exports.csv");

    assertThat(reply.body()).doesNotContain("\r\n0\r\n");
  }

  @Test
  void get_whenRedirectedWithin_staysAtTheProxy() throws IOException {
    redirectsTo(dashboard.url() + "/dashboard/requests/x?a=1");

    Wire.Reply reply = proxied.get("/dashboard");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).contains("/dashboard/requests/x?a=1");
    assertThat(dashboard.calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/dashboard",
        "//evil.example/dashboard",
        "http://127.0.0.1:1/dashboard",
        "/webhook",
        "/dashboard/%2e%2e/webhook",
        "javascript:alert(1)",
        "%"
      })
  void get_whenRedirectedAway_refusesToGo(String place) throws IOException {
    redirectsTo(place);

    Wire.Reply reply = proxied.get("/dashboard");

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.header("Location")).isEmpty();
    assertThat(reply.body()).doesNotContain("evil");
    assertThat(dashboard.calls).hasSize(1);
  }

  @Test
  void get_whenAnErrorIsTheDashboardsOwn_passesItAsItIs() throws IOException {
    dashboard.serves(exchange -> FakeDashboard.reply(exchange, 403, "{\"error\":\"no\"}"));

    Wire.Reply reply = proxied.get("/api/metrics");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEqualTo("{\"error\":\"no\"}");
    assertThat(proxied.terminal).isEmpty();
  }

  @Test
  void get_whenAwsRefusesTheCredentials_saysWhatToDoAndTellsTheTerminalOnce() throws IOException {
    var others = AwsBasicCredentials.create("AKIAUNKNOWN000000000", "secret");
    try (Proxied stranger =
        new Proxied(dashboard.url(), StaticCredentialsProvider.create(others))) {
      Wire.Reply reply = stranger.get("/dashboard", "Accept: text/html");
      stranger.get("/dashboard");

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(reply.body()).contains("AWS refused these credentials", "aws sso login");
      assertThat(stranger.terminal).singleElement().asString().contains("AWS refused");
    }
  }

  @Test
  void get_whenTheCredentialsAreGone_saysWhatToDo() throws IOException {
    try (Proxied expired =
        new Proxied(
            dashboard.url(),
            () -> {
              throw SdkClientException.create("Token is expired: sso-secret-detail");
            })) {
      Wire.Reply reply = expired.get("/dashboard");

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.body()).contains("No AWS credentials").doesNotContain("secret-detail");
      assertThat(expired.terminal).singleElement().asString().doesNotContain("secret-detail");
      assertThat(dashboard.calls).isEmpty();
    }
  }

  @Test
  void get_whenTheDashboardIsDown_saysSo() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (Proxied alone =
        new Proxied("http://127.0.0.1:" + nobody, Proxied.credentials(dashboard.viewer))) {
      Wire.Reply reply = alone.get("/dashboard");

      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.body()).contains("cannot be reached");
      assertThat(alone.terminal).containsExactly("the dashboard cannot be reached");
    }
  }

  @Test
  void get_whenTheQueryCannotBeRead_isRefusedAndNotPassedOn() throws IOException {
    assertThat(proxied.get("/dashboard?a=%zz").status()).isEqualTo(400);
    assertThat(dashboard.calls).isEmpty();
  }

  private void redirectsTo(String place) {
    dashboard.serves(
        exchange -> {
          exchange.getResponseHeaders().set("Location", place);
          FakeDashboard.reply(exchange, 302, "");
        });
  }

  private InputStream open(String path) throws IOException, InterruptedException {
    String cookie = Proxied.cookie(Wire.send(proxied.port, "GET", Proxied.path(proxied.link)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxied.port + path))
            .header("Cookie", cookie)
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }
}
