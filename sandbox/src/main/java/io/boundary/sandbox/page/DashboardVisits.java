package io.boundary.sandbox.page;

import io.boundary.sandbox.gateway.CallSigner;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens the dashboard in a browser without a proxy: {@code /as/<caller>/dashboard…} leads to {@code
 * /dashboard…}, where all of the dashboard's own links and cookies are at home, with a cookie that
 * remembers the caller. What comes with it is signed with that caller's key and handed to the
 * gateway, which checks it like any other. This exists in the sandbox alone, where all keys are
 * made up; a deployment has nothing of the kind.
 */
public final class DashboardVisits {

  /** Where visits begin. */
  public static final String PATH = "/as";

  private static final Pattern VISIT =
      Pattern.compile("/as/([a-z_]{1,40})(/(?:dashboard|api)(?:/.*)?)");
  private static final Pattern COOKIE =
      Pattern.compile("(?:.*;\\s*)?boundary_sandbox_as=([a-z_]{1,40})(?:;.*)?");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final HttpRoute gateway;
  private final CallSigner signer;
  private final Set<String> callers;

  /** For these callers of the world. */
  public DashboardVisits(HttpRoute gateway, CallSigner signer, Set<String> callers) {
    this.gateway = gateway;
    this.signer = signer;
    this.callers = Set.copyOf(callers);
  }

  /** {@code /as/<caller>/…}. */
  public HttpReply visit(HttpCall call) {
    Matcher visit = VISIT.matcher(call.rawPath());
    if (!visit.matches() || !callers.contains(visit.group(1))) {
      return HttpReply.error(404, "/as/<caller of the world file>/dashboard");
    }
    if (!READING.contains(call.method())) {
      return HttpReply.error(405, "reading only").withHeader("Allow", "GET, HEAD");
    }
    Optional<HttpReply> refused = PageGuard.reading(call);
    if (refused.isPresent()) {
      return refused.get();
    }
    String query = call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery();
    return HttpReply.text(302, "text/plain", "")
        .withHeader("Location", visit.group(2) + query)
        .withHeader(
            "Set-Cookie",
            "boundary_sandbox_as=" + visit.group(1) + "; Path=/; HttpOnly; SameSite=Strict");
  }

  /** {@code /dashboard} and {@code /api}: as they came, or signed for who has visited. */
  public HttpReply signedOrAsItCame(HttpCall call) throws Exception {
    Optional<String> caller = caller(call);
    boolean visits =
        caller.isPresent()
            && call.header("authorization").isEmpty()
            && READING.contains(call.method())
            && PageGuard.reading(call).isEmpty();
    return gateway.answer(visits ? signer.sign(call, call.rawPath(), caller.get()) : call);
  }

  private Optional<String> caller(HttpCall call) {
    Matcher cookie = COOKIE.matcher(call.header("cookie").orElse(""));
    return cookie.matches()
        ? Optional.of(cookie.group(1)).filter(callers::contains)
        : Optional.empty();
  }
}
