package io.boundary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page whose every complaint is remembered: script errors, console errors, CSP violations. */
final class Watched implements AutoCloseable {

  static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  final Page page;
  private final BrowserContext context;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> allowed = new CopyOnWriteArrayList<>();

  Watched(Browser browser, int width, int height, ColorScheme scheme) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
    context.addInitScript(
        "document.addEventListener('securitypolicyviolation',"
            + " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          boolean bad = message.type().equals("error") || message.type().equals("warning");
          if (bad && allowed.stream().noneMatch(message.text()::contains)) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
  }

  /** Nothing that a browser complains of. */
  void assertQuiet() {
    assertThat(complaints).isEmpty();
  }

  /** Nothing serious that axe-core finds. */
  void assertAccessible() {
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
        .filteredOn(violation -> GRAVE.contains(violation.getImpact()))
        .extracting(violation -> violation.getId() + " " + violation.getNodes())
        .isEmpty();
  }

  void screenshot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** The whole page, however long it is. */
  void wholeScreenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** A page of that status is wanted: the console's line about it is no complaint. */
  void allowStatus(int status) {
    allowed.add("the server responded with a status of " + status);
  }

  @Override
  public void close() {
    context.close();
  }
}
