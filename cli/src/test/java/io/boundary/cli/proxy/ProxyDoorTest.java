package io.boundary.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is kept out: of everything refused here nothing reaches the dashboard. */
class ProxyDoorTest {

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

  @Test
  void link_whenOpened_becomesASessionAndLeavesTheAddressBar() throws IOException {
    Wire.Reply reply = Wire.send(proxied.port, "GET", Proxied.path(proxied.link));

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).contains("/dashboard");
    assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.header("Set-Cookie"))
        .hasValueSatisfying(
            cookie ->
                assertThat(cookie)
                    .matches(
                        "boundary_proxy_\\d+=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict"));
    assertThat(proxied.link).matches("http://127\\.0\\.0\\.1:\\d+/\\?token=[0-9a-f]{64}");
  }

  @Test
  void link_whenOpenedFromAFile_goesOnFromAPageOfOurOwn() throws IOException {
    Wire.Reply reply =
        Wire.send(proxied.port, "GET", Proxied.path(proxied.link), "Sec-Fetch-Site: cross-site");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Set-Cookie")).isPresent();
    assertThat(reply.body()).contains("<meta http-equiv=\"refresh\" content=\"0;url=/dashboard\">");
  }

  @Test
  void link_whenOpenedTwice_letsOneBrowserIn() throws IOException {
    Wire.send(proxied.port, "GET", Proxied.path(proxied.link));

    Wire.Reply second = Wire.send(proxied.port, "GET", Proxied.path(proxied.link));

    assertThat(second.status()).isEqualTo(401);
    assertThat(second.header("Set-Cookie")).isEmpty();
  }

  @Test
  void link_whenOnlyLookedAt_isNotSpent() throws IOException {
    assertThat(Wire.send(proxied.port, "HEAD", Proxied.path(proxied.link)).status()).isEqualTo(401);
    assertThat(proxied.get("/dashboard").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?token=", "/?token=0", "/?token=null", "/", "/?x=1"})
  void link_whenTheTokenIsWrong_letsNobodyIn(String path) throws IOException {
    Wire.Reply reply = Wire.send(proxied.port, "GET", path);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  @Test
  void browser_whenNotLetIn_seesNothing() throws IOException {
    assertThat(Wire.send(proxied.port, "GET", "/dashboard").status()).isEqualTo(401);
    assertThat(
            Wire.send(
                    proxied.port,
                    "GET",
                    "/api/requests",
                    "Cookie: boundary_proxy_" + proxied.port + "=" + "0".repeat(64))
                .status())
        .isEqualTo(401);
    assertThat(dashboard.calls).isEmpty();
  }

  @Test
  void browsers_whenTwo_eachNeedsALinkOfTheTerminal() throws IOException {
    assertThat(proxied.get("/dashboard").status()).isEqualTo(200);
    assertThat(Wire.send(proxied.port, "GET", "/dashboard").status()).isEqualTo(401);
    assertThat(Wire.send(proxied.port, "GET", "/dashboard").status()).isEqualTo(401);

    assertThat(proxied.terminal).hasSize(1);
    String link = proxied.terminal.get(0).replaceFirst(".* open ", "");
    String cookie = Proxied.cookie(Wire.send(proxied.port, "GET", Proxied.path(link)));
    assertThat(Wire.send(proxied.port, "GET", "/dashboard", "Cookie: " + cookie).status())
        .isEqualTo(200);
    assertThat(proxied.get("/dashboard").status()).isEqualTo(200);
  }

  @Test
  void session_whenItsTimeIsOver_asksForANewLink() throws IOException {
    proxied.get("/dashboard");
    proxied.clock.advance(Doorkeeper.LIFETIME.minusSeconds(1));
    assertThat(proxied.get("/dashboard").status()).isEqualTo(200);

    proxied.clock.advance(Duration.ofSeconds(1));
    Wire.Reply late = proxied.get("/dashboard", "Accept: text/html");

    assertThat(late.status()).isEqualTo(401);
    assertThat(late.body()).contains("Please open the link from the terminal");
    assertThat(proxied.terminal).singleElement().asString().contains("/?token=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1.evil.example:PORT",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.2:PORT",
        "[::1]:PORT",
        ""
      })
  void host_whenNotOurOwn_isMisdirected(String host) throws IOException {
    String named = host.replace("PORT", Integer.toString(proxied.port));

    assertThat(proxied.get("/dashboard", "Host: " + named).status()).isEqualTo(421);
    assertThat(
            Wire.send(proxied.port, "GET", Proxied.path(proxied.link), "Host: " + named).status())
        .isEqualTo(421);
    assertThat(dashboard.calls).isEmpty();
  }

  @Test
  void host_whenNamedTwiceOrInTheRequestLine_isMisdirected() throws IOException {
    String own = "127.0.0.1:" + proxied.port;

    assertThat(proxied.get("/dashboard", "Host: " + own, "Host: evil.example").status())
        .isEqualTo(421);
    assertThat(proxied.get("http://evil.example/dashboard", "Host: " + own).status())
        .isEqualTo(421);
    assertThat(dashboard.calls).isEmpty();
  }

  @Test
  void host_whenLocalhost_isOurOwn() throws IOException {
    assertThat(proxied.get("/dashboard", "Host: localhost:" + proxied.port).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get"})
  void method_whenNotReading_isNotAllowed(String method) throws IOException {
    Wire.Reply reply = proxied.send(method, "/dashboard", "Content-Length: 0");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains("GET, HEAD");
    assertThat(dashboard.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhook",
        "/sandbox",
        "/favicon.ico",
        "/dashboard/../webhook",
        "/dashboard/%2e%2e/webhook",
        "/dashboard/..%2fwebhook",
        "/dashboard/%252e%252e/webhook",
        "/dashboard//evil",
        "/dashboard%2f"
      })
  void path_whenElsewhere_isNotFound(String path) throws IOException {
    assertThat(proxied.get(path).status()).isEqualTo(404);
    assertThat(dashboard.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1:1"
      })
  void request_whenAnotherPageMakesIt_isForbidden(String header) throws IOException {
    assertThat(proxied.get("/dashboard", header).status()).isEqualTo(403);
    assertThat(dashboard.calls).isEmpty();
  }

  @Test
  void request_whenOfTheUserOrTheDashboardItself_passes() throws IOException {
    assertThat(proxied.get("/dashboard", "Sec-Fetch-Site: none").status()).isEqualTo(200);
    assertThat(
            proxied
                .get(
                    "/api/requests",
                    "Sec-Fetch-Site: same-origin",
                    "Origin: http://127.0.0.1:" + proxied.port)
                .status())
        .isEqualTo(200);
  }

  @Test
  void page_whenOurOwn_runsNothingAndIsFramedByNobody() throws IOException {
    Wire.Reply reply = Wire.send(proxied.port, "GET", "/dashboard", "Accept: text/html");

    assertThat(reply.header("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
  }
}
