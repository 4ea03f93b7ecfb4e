package io.boundary.cli.proxy;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser asks for. Header names are as {@link com.sun.net.httpserver.Headers} has them. */
record Visit(String method, URI uri, Map<String, List<String>> headers) {

  static Visit of(HttpExchange exchange) {
    return new Visit(
        exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders());
  }

  /** The value of a header that is there once; empty where it is missing or ambiguous. */
  Optional<String> header(String name) {
    List<String> values = all(name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  List<String> all(String name) {
    List<String> values = headers.get(name);
    return values == null ? List.of() : values;
  }

  /** The value of a cookie, the first of that name. */
  Optional<String> cookie(String name) {
    for (String header : all("Cookie")) {
      for (String pair : header.split(";", -1)) {
        if (pair.strip().startsWith(name + "=")) {
          return Optional.of(pair.strip().substring(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** The token that the link carries. */
  Optional<String> token() {
    String query = uri.getRawQuery();
    return query != null && query.startsWith("token=")
        ? Optional.of(query.substring("token=".length()))
        : Optional.empty();
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  boolean wantsHtml() {
    return all("Accept").stream().anyMatch(value -> value.contains("text/html"));
  }

  String path() {
    return uri.getRawPath() == null ? "" : uri.getRawPath();
  }
}
