package io.boundary.cli.proxy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends what the proxy itself says. */
final class Replies {

  private Replies() {}

  /** As a page to a browser, as text to a program. */
  static void send(HttpExchange exchange, Notice notice) throws IOException {
    try (exchange) {
      boolean html = Visit.of(exchange).wantsHtml() || !notice.refresh().isEmpty();
      Headers headers = exchange.getResponseHeaders();
      protect(headers);
      headers.set("Content-Type", html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
      if (notice.status() == 405) {
        headers.set("Allow", "GET, HEAD");
      }
      byte[] body = (html ? notice.html() : notice.text()).getBytes(StandardCharsets.UTF_8);
      if (Visit.of(exchange).isHead()) {
        headers.set("Content-Length", Integer.toString(body.length));
        exchange.sendResponseHeaders(notice.status(), -1);
      } else {
        exchange.sendResponseHeaders(notice.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** To a path of our own. */
  static void redirect(HttpExchange exchange, String path) throws IOException {
    try (exchange) {
      protect(exchange.getResponseHeaders());
      exchange.getResponseHeaders().set("Location", path);
      exchange.sendResponseHeaders(303, -1);
    }
  }

  private static void protect(Headers headers) {
    headers.set("Content-Security-Policy", Notice.contentSecurityPolicy());
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
  }
}
