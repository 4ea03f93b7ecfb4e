package io.boundary.dashboard;

import static io.boundary.dashboard.DashboardRig.ADMIN;
import static io.boundary.dashboard.DashboardRig.MINE;
import static io.boundary.dashboard.DashboardRig.NOBODY;
import static io.boundary.dashboard.DashboardRig.NOW;
import static io.boundary.dashboard.DashboardRig.SCOPED;
import static io.boundary.dashboard.DashboardRig.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.StoreException;
import io.boundary.broker.port.Tally;
import io.boundary.dashboard.DashboardRig.Answer;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.Actor;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class DashboardTest {

  private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=a>{{}}";

  private final DashboardRig rig = new DashboardRig();

  @Test
  void home_whenThereIsNothing_helps() {
    Answer home = rig.get(ADMIN, "/dashboard");

    assertThat(home.status()).isEqualTo(200);
    assertThat(home.page().text()).contains("Nothing has been asked for yet", "/boundary");
  }

  @Test
  void figures_whenTheCallerMaySeeThem_areExactThoughRecordsExpired() {
    for (int n = 1; n <= 90; n++) {
      AccessRequest request = Samples.request(n).status(RequestStatus.DENIED).uncounted().build();
      rig.put(request);
      rig.store.fold(new Tally(List.of(request)));
    }
    rig.store.expire(Samples.id(1));

    assertThat(rig.get(ADMIN, "/dashboard").text(".figure.is-denied .figure-value"))
        .isEqualTo("90");
    assertThat(rig.get(VIEWER, "/dashboard").text(".figure.is-denied .figure-value"))
        .isEqualTo("80+");
  }

  @Test
  void home_whenRequestsAreInEachState_hasAPlaceForEach() {
    int number = 1;
    for (RequestStatus status : RequestStatus.values()) {
      rig.put(Samples.request(number++).status(status).createdAt(NOW.minusSeconds(60)).build());
    }

    Document home = rig.get(VIEWER, "/dashboard").page();

    assertThat(home.select(".section h2").eachText())
        .containsExactly(
            "Active now 1",
            "Waiting for approval 1",
            "Being set up 1",
            "Errors 1",
            "Recently ended 1");
    assertThat(home.select(".reasons li")).hasSize(1);
    assertThat(home.select("[data-meter=left] .meter-text").text()).isEqualTo("3 h 59 min left");
    assertThat(home.select("[data-meter=age] .meter-text").text()).isEqualTo("waits 1 min of 8 h");
    assertThat(home.select("figure.chart")).hasSize(4);
    assertThat(home.select("figure.chart svg[aria-label]")).isNotEmpty();
  }

  @Test
  void caller_whenNotMapped_getsAPageThatHelps() {
    for (String path : List.of("/dashboard", "/dashboard/requests", "/dashboard/nothing")) {
      Answer answer = rig.get(NOBODY, path);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.page().text()).contains("AUDIT_API_PRINCIPAL_MAP", NOBODY);
    }
  }

  @Test
  void request_whenOutOfScope_looksLikeOneThatIsNot() {
    rig.put(Samples.request(1).status(RequestStatus.ACTIVE).reason("secret of others").build());

    Answer others = rig.get(SCOPED, "/dashboard/requests/" + Samples.id(1));
    Answer none = rig.get(SCOPED, "/dashboard/requests/" + Samples.id(2));

    assertThat(others.status()).isEqualTo(404);
    assertThat(others.body()).isEqualTo(none.body());
    assertThat(rig.get(ADMIN, "/dashboard/requests/" + Samples.id(1)).status()).isEqualTo(200);
  }

  @Test
  void list_whenScoped_holdsNothingElse() {
    rig.put(Samples.request(1).status(RequestStatus.ACTIVE).build());
    rig.put(Samples.request(2).status(RequestStatus.ACTIVE).account(new AccountId(MINE)).build());

    Document list = rig.get(SCOPED, "/dashboard/requests").page();

    assertThat(list.select(".cell-id a").eachText()).containsExactly(Samples.id(2).value());
    assertThat(rig.get(SCOPED, "/dashboard/requests?account_id=111122223333").status())
        .isEqualTo(403);
    assertThat(rig.get(SCOPED, "/dashboard/requests?status=DENIED").text("#p-status, .problem"))
        .isEqualTo("outside of what you may see");
  }

  @Test
  void list_whenPaged_showsEachRequestOnce() {
    List<RequestStatus> states = List.of(RequestStatus.values());
    for (int n = 1; n <= 130; n++) {
      RequestStatus status = states.get(n % 6);
      rig.put(Samples.request(n).status(status).createdAt(NOW.minusSeconds(n)).build());
    }
    Set<String> seen = new HashSet<>();
    String path = "/dashboard/requests";
    int pages = 0;
    while (!path.isEmpty()) {
      Document page = rig.get(VIEWER, path).page();
      page.select(".cell-id a").eachText().forEach(id -> assertThat(seen.add(id)).isTrue());
      Element next = page.selectFirst("a[rel=next]");
      path = next == null ? "" : next.attr("href");
      pages++;
    }

    assertThat(seen).hasSize(130);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void list_whenFiltered_hasChipsAndAnExportForThoseWhoMay() {
    rig.put(Samples.request(1).status(RequestStatus.DENIED).reason("No Ticket given").build());
    rig.put(Samples.request(2).status(RequestStatus.DENIED).reason("other").build());
    String path = "/dashboard/requests?status=denied&reason=ticket&from=2026-01-05&to=2026-01-05";

    Document page = rig.get(ADMIN, path).page();

    assertThat(page.select(".cell-id a").eachText()).containsExactly(Samples.id(1).value());
    assertThat(page.select(".chip")).hasSize(4);
    assertThat(page.select("a[download]").attr("href"))
        .isEqualTo(
            "/api/exports.csv?status=DENIED&created_after=1767571200"
                + "&created_before=1767657599.999999999&max_rows=5000");
    assertThat(rig.get(VIEWER, path).page().select("a[download]")).isEmpty();
  }

  @Test
  void list_whenAFieldIsWrong_namesTheProblemBesideIt() {
    Answer answer =
        rig.get(ADMIN, "/dashboard/requests?account_id=12&from=2026-02-30&next_token=x&status=on");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("#p-account_id")).contains("12 digits");
    assertThat(answer.text("#p-from")).contains("2026-01-31");
    assertThat(answer.page().select("#f-account_id").attr("value")).isEqualTo("12");
    assertThat(rig.get(ADMIN, "/dashboard/requests?next_token=x").status()).isEqualTo(400);
  }

  @Test
  void detail_whenTheLedgerHolds_saysSoAndTellsTheDecisionInWords() {
    AccessRequest born = committed();

    Answer detail = rig.get(VIEWER, "/dashboard/requests/" + born.id());

    assertThat(detail.text(".decision"))
        .isEqualTo("Rule dev-readonly matched: tag Environment=Production, group developers.");
    assertThat(detail.text(".verdict")).isEqualTo("Ledger verified");
    assertThat(detail.page().select(".timeline li")).hasSize(1);
    assertThat(detail.body())
        .doesNotContain("hooks.slack.com", "slack_response_url", "response_url");
  }

  @Test
  void detail_whenTheRecordWasChanged_saysSo() {
    AccessRequest born = committed();
    rig.put(born.edit().head(new io.boundary.model.LedgerHead(7, "0f".repeat(32))).build());

    assertThat(rig.get(VIEWER, "/dashboard/requests/" + born.id()).text(".verdict"))
        .isEqualTo("Ledger incomplete");
  }

  @Test
  void pages_whenTextIsHostile_showItAsText() {
    rig.put(
        Samples.request(1)
            .status(RequestStatus.DENIED)
            .createdAt(NOW.minus(Duration.ofHours(1)))
            .reason(HOSTILE)
            .build());
    String encoded = java.net.URLEncoder.encode(HOSTILE, java.nio.charset.StandardCharsets.UTF_8);

    for (String path :
        List.of(
            "/dashboard",
            "/dashboard/requests?reason=" + encoded,
            "/dashboard/requests?account_id=" + encoded,
            "/dashboard/requests/" + Samples.id(1))) {
      Document page = rig.get(ADMIN, path).page();

      assertThat(page.html()).contains("alert(1)");
      assertClean(page);
    }
  }

  @Test
  void policy_isStrictAndNothingOnAPageNeedsMore() {
    rig.put(Samples.request(1).status(RequestStatus.ACTIVE).build());
    for (String path :
        List.of("/dashboard", "/dashboard/requests", "/dashboard/requests/" + Samples.id(1))) {
      Answer answer = rig.get(ADMIN, path);

      assertThat(answer.header("Content-Security-Policy"))
          .startsWith("default-src 'none'")
          .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
      assertClean(answer.page());
      assertAssets(answer.page());
    }
  }

  @Test
  void method_whenItIsNotReading_isRefusedAndHeadHasNoBody() {
    Answer post = rig.call("POST", ADMIN, "/dashboard");
    Answer head = rig.call("HEAD", ADMIN, "/dashboard");

    assertThat(post.status()).isEqualTo(405);
    assertThat(post.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void theme_whenTheCookieNamesOne_isOnThePageFromTheStart() {
    var event = DashboardRig.event("GET", ADMIN, "/dashboard");
    event.putArray("cookies").add("boundary_theme=dark");

    assertThat(rig.send(event).page().select("html").attr("data-theme")).isEqualTo("dark");
    assertThat(rig.get(ADMIN, "/dashboard").page().select("html").attr("data-theme"))
        .isEqualTo("system");
  }

  @Test
  void fault_whenTheStoreFails_isAPageWithoutTheException() {
    rig.put(Samples.request(1).status(RequestStatus.ACTIVE).build());
    rig.store.poison(Samples.id(1));

    Answer answer = rig.get(ADMIN, "/dashboard/requests/" + Samples.id(1));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("Exception", "cannot be read\"", "poison");
  }

  @Test
  void home_whenTheCountersCannotBeRead_showsBoundsAndSaysSo() {
    for (int n = 1; n <= 90; n++) {
      rig.put(Samples.request(n).status(RequestStatus.DENIED).build());
    }
    rig.tap.breakDown("counts.", () -> new StoreException("counters are out of reach"));

    Answer home = rig.get(ADMIN, "/dashboard");

    assertThat(home.status()).isEqualTo(200);
    assertThat(home.text(".gap")).contains("the counters", "Load again");
    assertThat(home.text(".figure.is-denied .figure-value")).isEqualTo("80+");
    assertThat(home.page().select("figure.chart")).hasSize(4);
    assertThat(home.body()).doesNotContain("out of reach");
  }

  @Test
  void home_whenTheRowsOfAStateCannotBeRead_showsAllElse() {
    int number = 1;
    for (RequestStatus status : RequestStatus.values()) {
      rig.put(Samples.request(number++).status(status).createdAt(NOW.minusSeconds(9)).build());
    }
    for (RequestStatus failing : RequestStatus.values()) {
      rig.unreadable = failing;

      Answer home = rig.get(VIEWER, "/dashboard");

      assertThat(home.status()).as(failing.name()).isEqualTo(200);
      assertThat(home.text(".gap")).contains("Some of this page could not be read");
      assertThat(home.page().select(".figure-value").eachText())
          .containsExactlyInAnyOrder("1", "1", "1", "1", "1", "–");
      assertThat(home.text("main")).contains("tried again").doesNotContain("Nothing was denied");
      assertThat(home.page().select("figure.chart")).hasSize(4);
      assertClean(home.page());
    }
  }

  @Test
  void home_whenNothingCanBeRead_isTheFaultPage() {
    rig.tap.breakDown("", () -> new StoreException("all is out of reach"));

    Answer home = rig.get(ADMIN, "/dashboard");

    assertThat(home.status()).isEqualTo(500);
    assertThat(home.text("h1")).isEqualTo("This page cannot be made now");
  }

  @Test
  void charts_whenARangeIsAskedFor_showItsDays() {
    rig.put(Samples.request(1).status(RequestStatus.DENIED).createdAt(NOW).build());

    assertThat(rig.get(ADMIN, "/dashboard?days=7").text("#charts-title")).isEqualTo("Last 7 days");
    assertThat(
            rig.get(VIEWER, "/dashboard?days=90").page().select("#denials-title ~ .chart-number"))
        .hasSize(1);
    for (String other : List.of("", "?days=0", "?days=28", "?days=100000", "?days=%00&days=7")) {
      assertThat(rig.get(ADMIN, "/dashboard" + other).text("[aria-current=true]"))
          .isEqualTo("28 days");
    }
  }

  private AccessRequest committed() {
    AccessRequest draft = Samples.request(5).status(RequestStatus.APPROVED).build();
    return rig.commit(Revision.birth(draft, Actor.POLICY, "allowed"));
  }

  private static void assertClean(Document page) {
    assertThat(page.select("style, script:not([src]), iframe, object, embed, base")).isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).isNotEqualTo("style").doesNotStartWith("on");
      }
    }
    page.select("[href], [src]")
        .forEach(
            element ->
                assertThat(element.attr("href") + element.attr("src"))
                    .matches("(#|/dashboard|/api/).*"));
  }

  private void assertAssets(Document page) {
    List<String> links =
        page.select("script[src], link[href], img[src]").stream()
            .map(element -> element.attr("href") + element.attr("src"))
            .toList();
    assertThat(links).hasSizeGreaterThanOrEqualTo(3);
    for (String link : links) {
      Answer asset = rig.get(NOBODY, link);
      assertThat(asset.status()).isEqualTo(200);
      assertThat(asset.header("Cache-Control")).contains("immutable", "max-age=31536000");
      assertThat(link)
          .contains("." + io.boundary.model.Digest.sha256Hex(asset.body()).substring(0, 16) + ".");
    }
    assertThat(rig.get(ADMIN, "/dashboard/assets/boundary.0000000000000000.css").status())
        .isEqualTo(404);
  }
}
