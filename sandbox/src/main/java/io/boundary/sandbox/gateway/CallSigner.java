package io.boundary.sandbox.gateway;

import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.http.HttpCall;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs calls with the sandbox's own keys, by the SDK's signer, as a caller's program would. */
public final class CallSigner {

  private static final Pattern THEME =
      Pattern.compile("(?:^|;)\\s*(boundary_theme=[a-z]{1,10})(?=\\s*(?:;|$))");

  private final AccessKeys keys;
  private final String region;
  private final Clock clock;

  /**
   * With these keys.
   *
   * @param clock real time
   */
  public CallSigner(AccessKeys keys, String region, Clock clock) {
    this.keys = keys;
    this.region = region;
    this.clock = clock;
  }

  /**
   * The call, at this path, signed by this holder of a key; without a body, and of the cookies with
   * the dashboard's theme alone.
   *
   * @throws IllegalArgumentException where its query cannot be read
   */
  public HttpCall sign(HttpCall call, String rawPath, String holder) {
    AccessKeys.AccessKey key = keys.of(holder);
    String query = call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery();
    String host = call.header("host").orElse("127.0.0.1");
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(call.method()))
            .uri(URI.create("http://" + host + rawPath + query))
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request();
    Map<String, List<String>> headers = new TreeMap<>(call.headers());
    headers.remove("cookie");
    theme(call).ifPresent(cookie -> headers.put("cookie", List.of(cookie)));
    signed.headers().forEach((name, v) -> headers.put(name.toLowerCase(Locale.ROOT), v));
    String signedQuery = signed.getUri().getRawQuery();
    return new HttpCall(
        call.method(),
        rawPath,
        signedQuery == null ? "" : signedQuery,
        headers,
        new byte[0],
        call.remoteAddress());
  }

  private static Optional<String> theme(HttpCall call) {
    Matcher cookie = THEME.matcher(call.header("cookie").orElse(""));
    return cookie.find() ? Optional.of(cookie.group(1)) : Optional.empty();
  }
}
