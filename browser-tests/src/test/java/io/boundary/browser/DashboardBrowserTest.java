package io.boundary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dashboard after some weeks, opened from the sandbox's page as its readers would. */
class DashboardBrowserTest {

  private static final int DAYS = 29;
  private static final int WIDE = 1_600;
  private static final int NARROW = 360;

  private static Chromium chromium;
  private static Sandbox sandbox;

  @BeforeAll
  static void startBoth() throws IOException, InterruptedException {
    chromium = new Chromium();
    // Machines that build are slow now and then.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    Path root = Path.of("..").toAbsolutePath().normalize();
    SandboxOptions.Timing quick =
        SandboxOptions.Timing.DEFAULT
            .withTickPeriod(Duration.ZERO)
            .withAssignmentDelay(Duration.ofMillis(20));
    sandbox =
        SandboxWiring.start(SandboxOptions.of(root).withTiming(quick), new ProductFunctions());
    new Weeks(sandbox).live(DAYS);
  }

  @AfterAll
  static void endBoth() {
    sandbox.close();
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void pages_whenWide_areQuietAccessibleAndFit(ColorScheme scheme) {
    try (Watched watched = open("Security admin", WIDE, 1_000, scheme)) {
      lookAtEachPage(watched, scheme.name().toLowerCase(java.util.Locale.ROOT) + "-wide");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void pages_whenNarrow_areQuietAccessibleAndFit(ColorScheme scheme) {
    try (Watched watched = open("Security admin", NARROW, 780, scheme)) {
      lookAtEachPage(watched, scheme.name().toLowerCase(java.util.Locale.ROOT) + "-narrow");
    }
  }

  private static void lookAtEachPage(Watched watched, String look) {
    Page page = watched.page;
    assertThat(page.locator("h1")).hasText("Overview");
    lookAt(watched, "home-" + look);
    page.getByRole(AriaRole.LINK, named("Requests")).click();
    assertThat(page.locator(".rows tbody tr")).not().hasCount(0);
    lookAt(watched, "list-" + look);
    page.locator(".cell-id a").first().click();
    assertThat(page.locator(".verdict")).hasText("Ledger verified");
    lookAt(watched, "detail-" + look);
    page.navigate(
        sandbox.baseUrl() + "/dashboard/requests?status=DENIED&reason=nothing%20says%20so");
    lookAt(watched, "empty-" + look);
  }

  private static void lookAt(Watched watched, String name) {
    watched.page.evaluate("() => document.fonts.ready");
    watched.wholeScreenshot("dashboard-" + name);
    Object overflow =
        watched.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    assertThat((Integer) overflow).as(name + " scrolls sideways").isLessThanOrEqualTo(0);
    watched.assertAccessible();
    watched.assertQuiet();
  }

  @Test
  void refusals_whenLookedAt_helpAndAreAccessible() {
    try (Watched watched = open("Viewer", WIDE, 900, ColorScheme.DARK)) {
      Page page = watched.page;
      assertThat(page.locator(".reader-role")).hasText("viewer");
      assertThat(page.locator("a[download]")).hasCount(0);
      watched.allowStatus(404);
      page.navigate(sandbox.baseUrl() + "/dashboard/requests/req-ffffffffffffffff");
      assertThat(page.locator("h1")).hasText("There is no such request");
      lookAt(watched, "not-found");
      watched.allowStatus(400);
      page.navigate(sandbox.baseUrl() + "/dashboard/requests?account_id=12&from=soon");
      assertThat(page.locator("[role=alert]")).containsText("account_id");
      lookAt(watched, "problems");
      watched.allowStatus(403);
      page.navigate(sandbox.baseUrl() + "/as/operator/dashboard");
      assertThat(page.locator("h1")).hasText("You have no access to this dashboard");
      lookAt(watched, "no-permission");
    }
  }

  @Test
  void theme_whenChosen_isKeptAndThereFromTheFirstByte() {
    try (Watched watched = open("Auditor", 1_280, 800, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.getByTitle("dark theme").click();
      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      String chosen = background(page);

      // Made by the server with that theme: nothing else is ever painted.
      assertThat(page.reload().text()).contains("<html lang=\"en\" data-theme=\"dark\">");
      assertThat(background(page)).isEqualTo(chosen);
      page.getByRole(AriaRole.LINK, named("Requests")).click();
      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      assertThat(page.getByTitle("dark theme")).hasAttribute("aria-pressed", "true");
      page.getByTitle("light theme").click();
      assertThat(background(page)).isNotEqualTo(chosen);
      watched.assertQuiet();
    }
  }

  @Test
  void filter_whenApplied_isALinkThatSomebodyElseCanOpen() {
    try (Watched watched = open("Auditor", 1_280, 800, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.getByRole(AriaRole.LINK, named("Requests")).click();
      page.getByLabel("Status", new Page.GetByLabelOptions().setExact(true)).selectOption("DENIED");
      page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)).fill("123456789012");
      page.getByRole(AriaRole.BUTTON, named("Apply")).click();
      assertThat(page.locator(".chip")).hasCount(2);
      assertThat(page.locator("td[data-label=Where]").first()).containsText("shop-production");
      List<String> ids = page.locator(".cell-id").allInnerTexts();
      String link = page.url();

      try (Watched other = open("Security admin", 1_280, 800, ColorScheme.LIGHT)) {
        other.page.navigate(link);
        assertThat(other.page.locator(".cell-id").allInnerTexts()).isEqualTo(ids);
        assertThat(other.page.locator("#f-account_id")).hasValue("123456789012");
      }
      page.locator(".chip").first().click();
      assertThat(page.locator(".chip")).hasCount(1);
      page.getByRole(AriaRole.LINK, named("Clear all")).click();
      assertThat(page.locator(".chip")).hasCount(0);
      watched.assertQuiet();
    }
  }

  @Test
  void list_whenPaged_goesOnAndBack() {
    try (Watched watched = open("Auditor", 1_280, 800, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.getByRole(AriaRole.LINK, named("Requests")).click();
      List<String> first = page.locator(".cell-id").allInnerTexts();
      page.getByRole(AriaRole.LINK, named("Next page")).click();
      assertThat(page.getByRole(AriaRole.LINK, named("First page"))).isVisible();
      assertThat(page.locator(".cell-id").allInnerTexts())
          .isNotEmpty()
          .doesNotContainAnyElementsOf(first);
      page.getByRole(AriaRole.LINK, named("First page")).click();
      assertThat(page.locator(".cell-id").first()).hasText(first.get(0));
      watched.assertQuiet();
    }
  }

  @Test
  void countdown_whenTimePasses_moves() {
    try (Watched watched = watched(1_280, 800, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.clock().install();
      openAs(page, "Viewer");
      page.locator("#refresh-toggle").click();
      Locator left = page.locator("[data-meter=left] .meter-text").first();
      Locator bar = page.locator("[data-meter=left] progress").first();
      String before = left.innerText();
      double used = ((Number) bar.evaluate("bar => bar.value")).doubleValue();

      page.clock().runFor(180_000);

      assertThat(left).not().hasText(before);
      assertThat(((Number) bar.evaluate("bar => bar.value")).doubleValue()).isGreaterThan(used);
      page.clock().fastForward(24L * 3_600_000);
      assertThat(left).hasText("ending now");
      watched.assertQuiet();
    }
  }

  @Test
  void refresh_whenItsTimeHasCome_keepsPlaceAndWhatIsUnfolded() {
    try (Watched watched = watched(1_280, 700, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.clock().install();
      openAs(page, "Auditor");
      page.locator("details.more summary").last().click();
      page.locator("#charts-title").scrollIntoViewIfNeeded();
      Object place = page.evaluate("() => window.scrollY");
      assertThat(((Number) place).intValue()).isPositive();

      page.waitForResponse(Pattern.compile(".*/dashboard"), () -> page.clock().runFor(31_000));

      assertThat(page.locator("details.more[open]")).hasCount(1);
      assertThat(page.evaluate("() => window.scrollY")).isEqualTo(place);
      assertThat(page.locator("#refresh-state")).hasText("Refreshes every 30 s");
      watched.assertQuiet();
    }
  }

  @Test
  void copy_whenPressed_hasTheIdInTheClipboard() {
    try (Watched watched = open("Auditor", 1_280, 800, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      page.locator(".cell-id a").first().click();
      Locator button = page.getByLabel("Copy the request id");
      button.click();
      assertThat(button).hasText("Copied");
      Object copied = page.evaluate("() => navigator.clipboard.readText()");
      assertThat(page.url()).endsWith("/" + copied);
      watched.assertQuiet();
    }
  }

  @Test
  void export_whenClicked_isAFileOfTheFilteredRows() throws IOException {
    try (Watched watched = open("Security admin", 1_280, 800, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.navigate(sandbox.baseUrl() + "/dashboard/requests?status=REVOKED");
      Download file =
          page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named("Export CSV")).click());

      assertThat(file.suggestedFilename()).matches("boundary-audit-export-[0-9]+\\.csv");
      List<String> lines = Files.readAllLines(file.path());
      assertThat(lines.get(0)).startsWith("request_id,status,created_at");
      assertThat(lines.stream().skip(1))
          .isNotEmpty()
          .allMatch(line -> line.contains("\"REVOKED\""));
    }
  }

  @Test
  void keyboard_whenUsedAlone_leadsFromTheTopToOneRequest() {
    try (Watched watched = open("Viewer", 1_280, 800, ColorScheme.DARK)) {
      Page page = watched.page;
      String id = page.locator(".cell-id a").first().innerText();
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus")).hasText("Skip to content");
      page.keyboard().press("Enter");
      assertThat(page.locator("main")).isFocused();
      page.keyboard().press("Tab");
      assertThat(page.locator("#jump")).isFocused();
      page.keyboard().type(id);
      page.keyboard().press("Enter");
      assertThat(page.locator(".rows tbody tr")).hasCount(1);
      tabTo(page, id);
      page.keyboard().press("Enter");
      assertThat(page.locator(".crumbs")).containsText(id);
      tabTo(page, "Raw evidence");
      page.keyboard().press("Enter");
      assertThat(page.locator("#raw-text")).containsText("\"request_id\" : \"" + id);
      watched.assertQuiet();
    }
  }

  @Test
  void pages_whenThereIsNoScript_canBeRead() {
    try (BrowserContext context =
        chromium.browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(sandbox.baseUrl() + "/as/viewer/dashboard");
      assertThat(page.locator("#section-is-active")).containsText("Active now");
      assertThat(page.locator("[data-meter=left] .meter-text").first()).containsText("left");
      assertThat(page.getByRole(AriaRole.BUTTON, named("Pause"))).isHidden();
      page.locator(".cell-id a").first().click();
      assertThat(page.locator(".verdict")).hasText("Ledger verified");
    }
  }

  @Test
  void story_whenAskedApprovedAndOver_isSeenInTheDashboard() {
    try (Watched slack = watched(1_440, 900, ColorScheme.LIGHT);
        Watched reader = open("Security admin", 1_440, 900, ColorScheme.LIGHT)) {
      Page chat = slack.page;
      openSandbox(chat);
      chat.locator("#who").selectOption("U0DAVE0001");
      chat.locator("#command").fill("111122223333 AdministratorAccess 1 INC-7");
      chat.keyboard().press("Enter");
      assertThat(chat.locator("#messages")).containsText("waits for approval");
      reader.page.reload();
      Locator waiting = row(reader.page, "section-is-pending_approval", "INC-7");
      assertThat(waiting).containsText("of 8 h");

      chat.getByRole(AriaRole.BUTTON, named("Be Sue Silva")).click();
      chat.locator("#messages .message, #messages > *")
          .filter(new Locator.FilterOptions().setHasText("INC-7"))
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
          .last()
          .click();
      assertThat(chat.locator("#messages")).containsText("approved and granted");
      reader.page.reload();
      Locator active = row(reader.page, "section-is-active", "INC-7");
      assertThat(active).containsText("left");
      reader.screenshot("dashboard-story-active");
      active.locator(".cell-id a").click();
      assertThat(reader.page.locator(".timeline")).containsText("U0SUE00001");

      for (String step : List.of("+30 min", "+30 min", "+1 min")) {
        chat.getByRole(AriaRole.BUTTON, named(step)).click();
      }
      assertThat(badge(reader.page)).hasText("Ended");
      reader.wholeScreenshot("dashboard-story-ended");
      assertThat(reader.page.locator(".verdict")).hasText("Ledger verified");
      slack.assertQuiet();
      reader.assertQuiet();
    }
  }

  private static Locator row(Page page, String section, String words) {
    return page.locator("section[aria-labelledby=" + section + "] .rows tbody tr")
        .filter(new Locator.FilterOptions().setHasText(words));
  }

  /** What the detail's refreshing page shows in the end. */
  private static Locator badge(Page page) {
    Locator badge = page.locator(".detail-head .badge");
    for (int look = 0; look < 20 && !badge.innerText().equals("Ended"); look++) {
      page.waitForTimeout(500);
      page.reload();
    }
    return badge;
  }

  private static Watched watched(int width, int height, ColorScheme scheme) {
    return new Watched(chromium.browser, width, height, scheme);
  }

  /** As the sandbox page's link does. */
  private static Watched open(String role, int width, int height, ColorScheme scheme) {
    Watched watched = watched(width, height, scheme);
    openAs(watched.page, role);
    return watched;
  }

  private static void openAs(Page page, String role) {
    openSandbox(page);
    String link = page.getByRole(AriaRole.LINK, named(role)).getAttribute("href");
    page.navigate(sandbox.baseUrl() + link);
    assertThat(page).hasURL(sandbox.baseUrl() + "/dashboard");
  }

  private static void openSandbox(Page page) {
    page.navigate(sandbox.baseUrl() + "/");
    page.waitForSelector("body[data-ready]");
  }

  private static String background(Page page) {
    return (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void tabTo(Page page, String text) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (page.locator(":focus").innerText().equals(text)) {
        return;
      }
    }
    throw new AssertionError("`" + text + "` is not reached with the Tab key");
  }
}
