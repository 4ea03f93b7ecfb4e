package io.boundary.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.http.HttpCall;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class SigV4VerifierTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String URL =
      "http://127.0.0.1:8787/api/requests/req-1%20x?status=ACTIVE&account_id=1%2B2&b=&a=%C3%A9";

  private final AccessKeys keys = new AccessKeys(new SecureRandom());
  private final AccessKeys.AccessKey auditor = keys.issue("auditor", "arn:aws:iam::1:role/a");

  @Test
  void verify_whenTheSdkSigned_knowsTheCaller() {
    assertThat(verifier(NOW).verify(signed("GET", URL, "", "execute-api"))).contains(auditor);
    assertThat(verifier(NOW).verify(signed("POST", URL, "{\"a\":1}", "execute-api")))
        .contains(auditor);
  }

  @Test
  void verify_whenAnythingIsTamperedWith_refuses() {
    HttpCall good = signed("POST", URL, "{\"a\":1}", "execute-api");

    assertThat(
            verifier(NOW).verify(with(good, "GET", good.rawPath(), good.rawQuery(), "{\"a\":1}")))
        .isEmpty();
    assertThat(verifier(NOW).verify(with(good, "POST", "/api/other", good.rawQuery(), "{\"a\":1}")))
        .isEmpty();
    assertThat(verifier(NOW).verify(with(good, "POST", good.rawPath(), "status=X", "{\"a\":1}")))
        .isEmpty();
    assertThat(verifier(NOW).verify(with(good, "POST", good.rawPath(), good.rawQuery(), "{}")))
        .isEmpty();
  }

  @Test
  void verify_whenOldOrOfTheFuture_refuses() {
    HttpCall call = signed("GET", URL, "", "execute-api");

    assertThat(verifier(NOW.plus(Duration.ofMinutes(4))).verify(call)).isPresent();
    assertThat(verifier(NOW.plus(Duration.ofMinutes(6))).verify(call)).isEmpty();
    assertThat(verifier(NOW.minus(Duration.ofMinutes(6))).verify(call)).isEmpty();
  }

  @Test
  void verify_whenForAnotherServiceOrUnsigned_refuses() {
    HttpCall unsigned = new HttpCall("GET", "/api/requests", "", Map.of(), new byte[0], "");

    assertThat(verifier(NOW).verify(signed("GET", URL, "", "sqs"))).isEmpty();
    assertThat(verifier(NOW).verify(unsigned)).isEmpty();
  }

  @Test
  void verify_whenTheKeyIsNotKnown_refuses() {
    SigV4Verifier other =
        new SigV4Verifier(
            new AccessKeys(new SecureRandom()),
            "execute-api",
            "us-east-1",
            Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(other.verify(signed("GET", URL, "", "execute-api"))).isEmpty();
  }

  private SigV4Verifier verifier(Instant now) {
    return new SigV4Verifier(keys, "execute-api", "us-east-1", Clock.fixed(now, ZoneOffset.UTC));
  }

  private HttpCall signed(String method, String url, String body, String service) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create(url))
            .putHeader("Content-Type", "application/json")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(AwsCredentialsIdentity.create(auditor.id(), auditor.secret()))
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(
                            AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
            .request();
    Map<String, List<String>> headers = new HashMap<>();
    signed.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    String query = signed.encodedQueryParameters().orElse("");
    return new HttpCall(method, signed.encodedPath(), query, headers, bytes, "127.0.0.1");
  }

  private static HttpCall with(
      HttpCall call, String method, String path, String query, String body) {
    return new HttpCall(
        method, path, query, call.headers(), body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
  }
}
