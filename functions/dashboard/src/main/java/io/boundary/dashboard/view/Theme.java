package io.boundary.dashboard.view;

import io.boundary.reading.http.GatewayRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Light, dark, or as the reader's system has it. The cookie is read here, so nothing flashes. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  private static final String COOKIE = "boundary_theme=";

  /** What the request's cookie says; without one the system's. */
  public static Theme of(GatewayRequest request) {
    List<String> header = List.of(request.header("cookie").orElse("").split(";", -1));
    return Stream.concat(request.cookies().stream(), header.stream())
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE))
        .map(cookie -> cookie.substring(COOKIE.length()))
        .map(Theme::parse)
        .findFirst()
        .orElse(SYSTEM);
  }

  /** Its name on the page. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Theme parse(String name) {
    return name.equals("light") ? LIGHT : name.equals("dark") ? DARK : SYSTEM;
  }
}
