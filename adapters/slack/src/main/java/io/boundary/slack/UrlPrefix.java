package io.boundary.slack;

import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A place that Boundary may send to: scheme, exact host, port and path prefix, without user info;
 * plain http only on loopback. Addresses are compared as the HTTP client itself parses them, so
 * that what was checked is what is called.
 */
public final class UrlPrefix {

  private static final int LONGEST = 2_048;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private final HttpUrl base;

  private UrlPrefix(HttpUrl base) {
    this.base = base;
  }

  /** The prefix, or empty where the text is not one; a path is taken to end with a slash. */
  public static Optional<UrlPrefix> parse(String text) {
    return clean(text)
        .filter(url -> url.isHttps() || LOOPBACK.contains(url.host()))
        .filter(url -> url.encodedQuery() == null)
        .map(
            url ->
                url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build())
        .map(UrlPrefix::new);
  }

  /** The parsed address, where it lies under this prefix. */
  Optional<HttpUrl> accept(String address) {
    return clean(address)
        .filter(url -> url.scheme().equals(base.scheme()))
        .filter(url -> url.host().equals(base.host()))
        .filter(url -> url.port() == base.port())
        .filter(url -> url.encodedPath().startsWith(base.encodedPath()));
  }

  /** The address of a Web API method below this prefix. */
  HttpUrl method(String name) {
    return base.newBuilder().addPathSegment(name).build();
  }

  /** An http or https address without user info and fragment. */
  static Optional<HttpUrl> clean(String text) {
    @Nullable HttpUrl url = text.length() > LONGEST ? null : HttpUrl.parse(text);
    return Optional.ofNullable(url)
        .filter(parsed -> parsed.encodedUsername().isEmpty() && parsed.encodedPassword().isEmpty())
        .filter(parsed -> text.indexOf('@') < 0 && parsed.encodedFragment() == null);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
