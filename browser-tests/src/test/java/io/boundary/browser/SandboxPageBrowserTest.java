package io.boundary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox's page, played as a newcomer would. */
class SandboxPageBrowserTest {

  private static Chromium chromium;
  private Sandbox sandbox;

  @BeforeAll
  static void startBrowser() {
    chromium = new Chromium();
    // Machines that build are slow now and then.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  @AfterAll
  static void endBrowser() {
    chromium.close();
  }

  @BeforeEach
  void startSandbox() {
    Path root = Path.of("..").toAbsolutePath().normalize();
    sandbox = SandboxWiring.start(SandboxOptions.of(root), new ProductFunctions());
  }

  @AfterEach
  void endSandbox() {
    sandbox.close();
  }

  @Test
  void story_whenAskedApprovedAndOver_isAllInThePage() {
    try (Watched watched = open(1_440, 900, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.getByRole(AriaRole.BUTTON, named("Needs approval")).click();
      page.getByRole(AriaRole.BUTTON, named("Send")).click();
      assertThat(messages(page)).containsText("Your request waits for approval");
      assertThat(page.locator("#requests")).containsText("Waits for approval");

      page.getByRole(AriaRole.BUTTON, named("Be Sue Silva")).click();
      assertThat(messages(page)).containsText("@Alice Anders asks for access");
      watched.screenshot("sandbox-approval");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve")).click();
      assertThat(messages(page)).containsText("approved and granted");
      assertThat(page.locator("#messages button")).hasCount(0);
      assertThat(page.locator(".card.ours")).containsText("Alice Anders");

      page.locator("#who").selectOption("U0ALICE001");
      page.locator("[data-place=C0GENERAL1]").click();
      assertThat(messages(page)).containsText("Access granted");
      assertThat(page.locator(".card.ours .left")).containsText("left");
      watched.screenshot("sandbox-granted");

      page.getByRole(AriaRole.BUTTON, named("+9 h")).click();
      assertThat(page.locator(".card.ours")).hasCount(0);
      assertThat(page.locator("#requests")).containsText("Ended");
      page.locator("[data-place=direct]").click();
      assertThat(messages(page)).containsText("Access has ended");
      watched.screenshot("sandbox-ended");
      watched.assertQuiet();
    }
  }

  @Test
  void story_whenPlayedWithTheKeyboardAlone_works() {
    try (Watched watched = open(1_280, 800, ColorScheme.DARK)) {
      Page page = watched.page;
      tabTo(page, "chip");
      assertThat(page.locator(":focus")).hasText("Granted at once");
      page.keyboard().press("Enter");
      assertThat(page.locator("#command")).isFocused();
      page.keyboard().press("Enter");
      assertThat(messages(page)).containsText("Access granted");
      watched.screenshot("sandbox-dark");
      watched.assertQuiet();
    }
  }

  @Test
  void command_whenItIsMarkup_isShownAsTyped() {
    try (Watched watched = open(1_280, 800, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.locator("#command").fill("<img src=x onerror=\"document.title='taken'\"> *b* `c`");
      page.keyboard().press("Enter");

      assertThat(page.locator(".typed .body")).containsText("<img src=x onerror=");
      assertThat(messages(page)).containsText("is not an account id");
      assertThat(page.locator("#messages img")).hasCount(0);
      assertThat(page).hasTitle("Boundary sandbox");
      watched.assertQuiet();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void page_whenFullOfThings_isAccessibleInThisScheme(ColorScheme scheme) {
    try (Watched watched = open(1_440, 900, scheme)) {
      Page page = watched.page;
      for (String example : new String[] {"Granted at once", "Needs approval", "A typo"}) {
        page.getByRole(AriaRole.BUTTON, named(example)).click();
        page.keyboard().press("Enter");
      }
      assertThat(messages(page)).containsText("Did you mean");
      assertThat(page.locator(".card.ours")).hasCount(1);
      page.getByRole(AriaRole.BUTTON, named("Be Sue Silva")).click();
      assertThat(messages(page)).containsText("asks for access");

      watched.assertAccessible();
      watched.assertQuiet();
    }
  }

  @Test
  void page_whenNarrow_fitsWithoutScrollingSideways() {
    try (Watched watched = open(360, 740, ColorScheme.LIGHT)) {
      Page page = watched.page;
      page.getByRole(AriaRole.BUTTON, named("Granted at once")).click();
      page.keyboard().press("Enter");
      assertThat(messages(page)).containsText("Access granted");

      Object overflow =
          page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
      assertThat(overflow).isEqualTo(0);
      watched.screenshot("sandbox-narrow");
      watched.assertAccessible();
      watched.assertQuiet();
    }
  }

  @Test
  void dashboardLinks_whenFollowed_passTheGateway() {
    try (Watched watched = open(1_280, 800, ColorScheme.LIGHT)) {
      for (String role : new String[] {"Security admin", "Auditor", "Viewer"}) {
        String link =
            watched
                .page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(role).setExact(true))
                .getAttribute("href");
        int status = watched.page.request().get(sandbox.baseUrl() + link).status();
        assertThat(status).as(role).isEqualTo(200);
      }
    }
  }

  private Watched open(int width, int height, ColorScheme scheme) {
    Watched watched = new Watched(chromium.browser, width, height, scheme);
    watched.page.navigate(sandbox.baseUrl() + "/");
    watched.page.waitForSelector("body[data-ready]");
    return watched;
  }

  private static Locator messages(Page page) {
    return page.locator("#messages");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void tabTo(Page page, String className) {
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if (page.locator(":focus." + className).count() > 0) {
        return;
      }
    }
    throw new AssertionError("nothing of class " + className + " is reached with the Tab key");
  }
}
