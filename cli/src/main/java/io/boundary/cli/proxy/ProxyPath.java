package io.boundary.cli.proxy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The paths that are passed on: {@code /dashboard}, {@code /api} and what is below them, however a
 * server further on decodes and normalises them.
 */
final class ProxyPath {

  private static final int LONGEST = 2_048;

  /** More layers of percent signs than any honest link has. */
  private static final int MOST_LAYERS = 4;

  private static final Pattern OURS =
      Pattern.compile("/(?:dashboard|api)(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*");

  private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private ProxyPath() {}

  /** Whether this raw path is one of them. */
  static boolean isOurs(String rawPath) {
    return rawPath.length() <= LONGEST && OURS.matcher(rawPath).matches() && staysBelow(rawPath);
  }

  private static boolean staysBelow(String rawPath) {
    String path = rawPath;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      if (!isPlain(path)) {
        return false;
      }
      // Once decoded, a percent sign may stand for itself, beside others that do not.
      Optional<String> next =
          decode(layer == 0 ? path : LONE_PERCENT.matcher(path).replaceAll("%25"));
      if (next.isEmpty()) {
        return false;
      }
      if (next.get().equals(path)) {
        return true;
      }
      if (slashes(next.get()) != slashes(path)) {
        return false; // a hidden separator
      }
      path = next.get();
    }
    return false;
  }

  /** No step up or aside, nothing that another system takes for a separator or an end. */
  private static boolean isPlain(String path) {
    if (path.chars().anyMatch(c -> c == '\\' || c < ' ' || c == 0x7f || c == 0xfffd)) {
      return false;
    }
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String name = segments[i].replaceFirst(";.*", "");
      boolean emptyInside = segments[i].isEmpty() && i < segments.length - 1;
      if (emptyInside || name.equals(".") || name.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static long slashes(String path) {
    return path.chars().filter(c -> c == '/').count();
  }

  private static Optional<String> decode(String path) {
    try {
      return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
