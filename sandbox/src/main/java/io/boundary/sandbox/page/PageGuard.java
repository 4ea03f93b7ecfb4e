package io.boundary.sandbox.page;

import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other web pages from acting through this one. That the host is ours was checked where the
 * call came in; here also other ports of this machine are other pages.
 */
final class PageGuard {

  private static final Set<String> OWN = Set.of("same-origin", "none");

  private PageGuard() {}

  /** Why a call that only reads is refused, where it is. */
  static Optional<HttpReply> reading(HttpCall call) {
    boolean foreign =
        call.headers().getOrDefault("sec-fetch-site", List.of()).stream()
            .anyMatch(site -> !OWN.contains(site));
    return foreign
        ? Optional.of(HttpReply.error(403, "another web page asked for this"))
        : Optional.empty();
  }

  /** Why a call that acts is refused, where it is. Browsers name the page of each such call. */
  static Optional<HttpReply> acting(HttpCall call) {
    String own = "http://" + call.header("host").orElse("");
    boolean fromHere = call.header("origin").map(own::equals).orElse(false);
    return fromHere && call.isJson()
        ? reading(call)
        : Optional.of(HttpReply.error(403, "only the sandbox's own page may do this, with JSON"));
  }
}
