package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Readers of the audit API: HTTP that is signed with their keys. */
public final class ReaderSide {

  private static final Set<String> CLIENTS_OWN = Set.of("host", "content-length");

  private final JsonNode info;
  private final HttpClient http = HttpClient.newHttpClient();

  public ReaderSide(JsonNode info) {
    this.info = info;
  }

  /** GET as that caller of the info file. */
  public Seen get(String caller, String pathAndQuery) {
    return call("GET", caller, pathAndQuery);
  }

  /** Any method as that caller. */
  public Seen call(String method, String caller, String pathAndQuery) {
    URI uri = URI.create(info.path("base_url").asText() + pathAndQuery);
    JsonNode key = info.path("callers").path(caller);
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                request ->
                    request
                        .identity(
                            AwsCredentialsIdentity.create(
                                key.path("access_key_id").asText(),
                                key.path("secret_access_key").asText()))
                        .request(
                            SdkHttpRequest.builder()
                                .method(SdkHttpMethod.fromValue(method))
                                .uri(uri)
                                .build())
                        .payload(() -> new ByteArrayInputStream(new byte[0]))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(
                            AwsV4HttpSigner.REGION_NAME, info.path("aws_region").asText()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody());
    signed
        .request()
        .headers()
        .forEach(
            (name, values) -> {
              if (!CLIENTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return send(request.build());
  }

  /** GET without a signature. */
  public Seen unsigned(String pathAndQuery) {
    URI uri = URI.create(info.path("base_url").asText() + pathAndQuery);
    return send(HttpRequest.newBuilder(uri).GET().build());
  }

  private Seen send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return new Seen(response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What came back. */
  public record Seen(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return Json.parse(response.body()).orElseThrow();
    }

    /** The ids of a page's items. */
    public List<String> ids() {
      return json().path("items").findValuesAsText("request_id");
    }
  }
}
