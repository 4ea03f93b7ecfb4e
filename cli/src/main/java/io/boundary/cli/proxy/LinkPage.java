package io.boundary.cli.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Opens the link in a browser by way of a page that only its owner may read. The link itself on a
 * command line could be read, and used, by every user of the machine.
 */
public final class LinkPage {

  /** Longer than a browser takes to start. */
  private static final long KEPT_SECONDS = 60;

  private LinkPage() {}

  /**
   * Writes the page into this folder and has it opened; whether that worked. The page goes away by
   * itself; its token works once anyway.
   */
  public static boolean open(Path folder, String link, Predicate<Path> browser) {
    Path page;
    try {
      // Temporary files are made with mode 0600. A hidden name would hide it from packaged
      // browsers.
      page = Files.createTempFile(folder, "boundary-dashboard-", ".html");
      page.toFile().deleteOnExit();
      Files.writeString(page, Notice.goOnTo(link).html());
    } catch (IOException e) {
      return false;
    }
    CompletableFuture.delayedExecutor(KEPT_SECONDS, TimeUnit.SECONDS)
        .execute(() -> page.toFile().delete());
    return browser.test(page);
  }
}
