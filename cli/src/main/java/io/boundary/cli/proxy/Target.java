package io.boundary.cli.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the dashboard is. Only https, but on this machine.
 *
 * @param origin scheme, host and port, nothing else
 * @param region as the host of API Gateway names it; empty for a domain of one's own
 */
public record Target(URI origin, Optional<String> region) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> PATHS = Set.of("", "/", "/dashboard", "/dashboard/");
  private static final Pattern API_GATEWAY =
      Pattern.compile("[a-z0-9.-]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

  /**
   * Reads the URL of a dashboard, with or without its path.
   *
   * @throws IllegalArgumentException with one line, where it is none that may be signed for
   */
  public static Target parse(String url) {
    URI uri = uri(url);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean loopback = LOOPBACK.contains(host);
    if (host.isEmpty() || uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("--dashboard-url is not an https URL");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
      throw new IllegalArgumentException(
          "--dashboard-url must be https (plain http only on this machine)");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("--dashboard-url takes no user, query or fragment");
    }
    if (!PATHS.contains(uri.getRawPath())) {
      throw new IllegalArgumentException("--dashboard-url ends with the host or with /dashboard");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    Matcher gateway = API_GATEWAY.matcher(host);
    return new Target(
        URI.create(scheme + "://" + host + port),
        gateway.matches() ? Optional.of(gateway.group(1)) : Optional.empty());
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("--dashboard-url is not a URL", e);
    }
  }

  /** Whether an absolute URL is of the same scheme, host and port. */
  boolean covers(URI other) {
    return origin.getScheme().equalsIgnoreCase(other.getScheme())
        && origin.getHost().equalsIgnoreCase(other.getHost())
        && port(origin) == port(other)
        && other.getRawUserInfo() == null;
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
