package io.boundary.cli.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is refused whoever asks: a name that is not ours (DNS rebinding), a method that writes, a
 * path that is not the dashboard's, and a request that another web page makes.
 *
 * @param hosts what a browser may call us, with the port
 */
record BrowserGuard(Set<String> hosts) {

  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

  BrowserGuard {
    hosts = Set.copyOf(hosts);
  }

  Optional<Notice> refusal(Visit visit) {
    Optional<String> host = visit.header("Host").map(value -> value.toLowerCase(Locale.ROOT));
    if (host.isEmpty() || !hosts.contains(host.get()) || visit.uri().getRawAuthority() != null) {
      return Optional.of(Notice.NOT_OUR_NAME);
    }
    if (!visit.method().equals("GET") && !visit.isHead()) {
      return Optional.of(Notice.READ_ONLY);
    }
    if (visit.path().equals("/")) {
      return Optional.empty();
    }
    if (!ProxyPath.isOurs(visit.path())) {
      return Optional.of(Notice.NO_SUCH_PATH);
    }
    return isOfAnotherPage(visit, host.get()) ? Optional.of(Notice.OTHER_PAGE) : Optional.empty();
  }

  /** Whether a page of another origin asks, as far as the browser says. */
  boolean isOfAnotherPage(Visit visit, String host) {
    boolean fetchedByOther =
        visit.all("Sec-fetch-site").stream().anyMatch(site -> !OWN_PAGES.contains(site));
    boolean foreignOrigin =
        visit.all("Origin").stream().anyMatch(origin -> !origin.equals("http://" + host));
    return fetchedByOther || foreignOrigin;
  }
}
