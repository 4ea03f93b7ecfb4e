package io.boundary.slack.inbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a URL from Slack may point: compared as parsed URLs (scheme, exact host, port, path prefix
 * by whole segments), because {@code https://hooks.slack.com.evil.example/} starts with the right
 * text. User info and dot segments are refused; plain http is allowed on loopback only.
 */
public final class SlackUrlPrefix {

  private static final int MAX_LENGTH = 2_000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String scheme;
  private final String host;
  private final int port;
  private final String path;

  private SlackUrlPrefix(URI uri) {
    this.scheme = scheme(uri);
    this.host = host(uri);
    this.port = port(uri);
    this.path = path(uri);
  }

  /** The prefix, or empty where the text is no such URL. */
  public static Optional<SlackUrlPrefix> parse(String text) {
    return parsed(text).filter(uri -> uri.getRawQuery() == null).map(SlackUrlPrefix::new);
  }

  /** Whether the URL lies under this prefix. Any text; never throws. */
  public boolean covers(String url) {
    return parsed(url).filter(this::covers).isPresent();
  }

  private boolean covers(URI uri) {
    return scheme.equals(scheme(uri))
        && host.equals(host(uri))
        && port == port(uri)
        && isUnder(path(uri));
  }

  private boolean isUnder(String other) {
    return other.equals(path) || other.startsWith(path.endsWith("/") ? path : path + "/");
  }

  private static Optional<URI> parsed(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      return isAcceptable(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isAcceptable(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null || uri.isOpaque()) {
      return false;
    }
    boolean safe =
        scheme(uri).equals("https") || (scheme(uri).equals("http") && LOOPBACK.contains(host(uri)));
    return safe
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && uri.getPort() != 0
        && uri.getPort() <= 65_535
        && !hasDots(path(uri));
  }

  private static boolean hasDots(String path) {
    for (String segment : path.split("/", -1)) {
      String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
      if (plain.equals(".") || plain.equals("..") || plain.contains("%2f")) {
        return true;
      }
    }
    return false;
  }

  private static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return scheme(uri).equals("https") ? 443 : 80;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }
}
