package io.boundary.dashboard.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses within the dashboard and the API, all relative to the root. */
public final class Links {

  /** The first page. */
  public static final String HOME = "/dashboard";

  /** The list. */
  public static final String REQUESTS = "/dashboard/requests";

  /** The file of many requests. */
  public static final String EXPORT = "/api/exports.csv";

  private Links() {}

  /** One request's page. */
  public static String request(String id) {
    return REQUESTS + "/" + encoded(id);
  }

  /** The list with one filter. */
  public static String filtered(String name, String value) {
    return with(REQUESTS, Map.of(name, value));
  }

  /** An address with a query; the order of the parameters is the map's. */
  public static String with(String path, Map<String, String> query) {
    return query.isEmpty()
        ? path
        : path
            + "?"
            + query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
