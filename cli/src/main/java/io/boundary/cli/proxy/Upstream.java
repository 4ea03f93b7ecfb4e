package io.boundary.cli.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The dashboard, asked with signed requests. Redirects are never followed. */
final class Upstream {

  /** API Gateway itself gives up after 30 s. */
  private static final Duration TIMEOUT = Duration.ofSeconds(35);

  /** What of a browser's request is the dashboard's business; of the cookies, the theme is. */
  private static final List<String> PASSED_ON =
      List.of("Accept", "Accept-language", "If-none-match", "If-modified-since");

  private static final String THEME = "boundary_theme";
  private static final Pattern THEME_NAME = Pattern.compile("[a-z]{1,10}");

  /** What the HTTP client writes itself. */
  private static final Set<String> MADE_BY_CLIENT = Set.of("host", "content-length");

  private final Target target;
  private final RequestSigner signer;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  Upstream(Target target, RequestSigner signer) {
    this.target = target;
    this.signer = signer;
  }

  Target target() {
    return target;
  }

  /**
   * The response, its body still on its way.
   *
   * @throws RequestSigner.NoCredentialsException where there are none
   * @throws IllegalArgumentException where the query cannot be read
   */
  HttpResponse<InputStream> ask(Visit visit) throws IOException, InterruptedException {
    String query = visit.uri().getRawQuery();
    URI uri = URI.create(target.origin() + visit.path() + (query == null ? "" : "?" + query));
    RequestSigner.Signed signed = signer.sign(visit.method(), uri);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed.uri())
            .timeout(TIMEOUT)
            .header("User-Agent", "boundary-dashboard-proxy")
            .method(visit.method(), HttpRequest.BodyPublishers.noBody());
    signed.headers().forEach((name, values) -> add(request, name, values));
    PASSED_ON.forEach(name -> add(request, name, visit.all(name)));
    visit
        .cookie(THEME)
        .filter(THEME_NAME.asMatchPredicate())
        .ifPresent(theme -> request.header("Cookie", THEME + "=" + theme));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private static void add(HttpRequest.Builder request, String name, List<String> values) {
    if (!MADE_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> request.header(name, value));
    }
  }
}
