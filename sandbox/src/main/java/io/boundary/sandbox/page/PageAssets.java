package io.boundary.sandbox.page;

import io.boundary.sandbox.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page's own files, read once. Nothing comes from anywhere else. */
final class PageAssets {

  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "app.css", "text/css; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "blocks.js", "text/javascript; charset=utf-8",
          "rail.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, HttpReply> files = new LinkedHashMap<>();

  /** All of them. */
  PageAssets() throws IOException {
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      files.put(type.getKey(), file(type.getKey(), type.getValue()));
    }
  }

  Optional<HttpReply> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static HttpReply file(String name, String type) throws IOException {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the page lacks " + name);
      }
      Map<String, List<String>> headers =
          Map.of(
              "Content-Type", List.of(type),
              "Content-Security-Policy", List.of(POLICY),
              "Cache-Control", List.of("no-cache"),
              "Referrer-Policy", List.of("no-referrer"),
              "X-Content-Type-Options", List.of("nosniff"));
      return new HttpReply(200, headers, in.readAllBytes());
    }
  }
}
