package io.boundary.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A sandbox with fake functions, and ways to talk to it. */
final class TestSandbox implements AutoCloseable {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final SandboxOptions OPTIONS =
      SandboxOptions.of(ROOT)
          .withTiming(
              SandboxOptions.Timing.DEFAULT
                  .withTickPeriod(Duration.ZERO)
                  .withVisibility(Duration.ofSeconds(1)));

  final FakeFunctions functions = new FakeFunctions();
  final Sandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  TestSandbox() {
    this(OPTIONS);
  }

  TestSandbox(SandboxOptions options) {
    sandbox = SandboxWiring.start(options, functions);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode control(String method, String path, String body)
      throws IOException, InterruptedException {
    return Json.parse(send(method, "/sandbox" + path, body).body().getBytes(StandardCharsets.UTF_8))
        .orElseThrow();
  }

  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    builder.httpClientBuilder(UrlConnectionHttpClient.builder());
    return builder
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create(sandbox.baseUrl()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  String instanceArn() {
    return sandbox.info().path("sso_instance_arn").asText();
  }

  String permissionSet(String name) {
    return sandbox.info().path("permission_sets").path(name).asText();
  }

  String userId(String person) {
    return sandbox.info().path("users").path(person).path("identity_center_id").asText();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
