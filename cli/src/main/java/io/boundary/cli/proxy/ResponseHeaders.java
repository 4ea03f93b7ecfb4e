package io.boundary.cli.proxy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the dashboard's headers a browser gets. */
final class ResponseHeaders {

  /** Of one connection only (RFC 9110, 7.6.1), or made anew here; and cookies. */
  private static final Set<String> KEPT_BACK =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authentication-info",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "date",
          "location",
          "set-cookie",
          "set-cookie2",
          "strict-transport-security",
          "alt-svc");

  private ResponseHeaders() {}

  /** All that are passed on, but the place of a redirect. */
  static Map<String, List<String>> passedOn(HttpHeaders headers) {
    Set<String> named = new HashSet<>(KEPT_BACK);
    for (String value : headers.allValues("connection")) {
      for (String name : value.split(",", -1)) {
        named.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    Map<String, List<String>> passed = new LinkedHashMap<>();
    headers
        .map()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(":") && !named.contains(name.toLowerCase(Locale.ROOT))) {
                passed.put(name, values);
              }
            });
    return passed;
  }

  /** Where a redirect leads, as a path here; empty where it leads away from the dashboard. */
  static Optional<String> place(Target target, String requestPath, String location) {
    try {
      URI place = URI.create(target.origin() + requestPath).resolve(URI.create(location));
      if (place.getHost() == null
          || !target.covers(place)
          || !ProxyPath.isOurs(place.getRawPath())) {
        return Optional.empty();
      }
      String query = place.getRawQuery() == null ? "" : "?" + place.getRawQuery();
      return Optional.of(place.getRawPath() + query);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
