package io.boundary.webhook;

import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonReader;
import io.boundary.slack.inbound.JsonWriter;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Calls one AWS service through its JSON protocol, signed by the SDK's own signer. The SDK's
 * service clients would load three times as many classes at a cold start, for two operations.
 */
final class AwsJsonClient {

  private static final int ATTEMPTS = 2;

  private final AwsService service;
  private final AwsCredentialsProvider credentials;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  AwsJsonClient(AwsService service, AwsCredentialsProvider credentials, Clock clock) {
    this.service = service;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * The operation's output. Tried once more where no connection came about or the service failed.
   *
   * @throws AwsCallException where there is no output
   */
  Json.Obj call(String operation, Json.Obj input) {
    String what = service.name() + " " + operation;
    byte[] body = JsonWriter.write(input).getBytes(StandardCharsets.US_ASCII);
    boolean maybeDone = false;
    for (int attempt = 1; ; attempt++) {
      AwsCallException failure;
      try {
        HttpPost.Response response =
            HttpPost.send(service.endpoint(), signed(operation, body), body);
        if (response.isSuccess()) {
          return output(what, response);
        }
        failure = new AwsCallException(what + ": " + kind(response));
        if (response.status() < 500) {
          throw maybeDone ? failure.orMaybeDone() : failure;
        }
        maybeDone = true;
      } catch (IOException unreachable) {
        failure =
            new AwsCallException(what + ": " + unreachable.getClass().getSimpleName(), unreachable);
        // Anything but a connection that was refused may have broken after the effect.
        maybeDone |= !(unreachable instanceof ConnectException);
      }
      if (attempt == ATTEMPTS) {
        throw maybeDone ? failure.orMaybeDone() : failure;
      }
    }
  }

  /** The headers of a signed request. */
  Map<String, List<String>> signed(String operation, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(service.endpoint())
            .putHeader("Content-Type", service.contentType())
            .putHeader("X-Amz-Target", service.targetPrefix() + "." + operation)
            .build();
    try {
      return signer
          .sign(
              sign ->
                  sign.identity(credentials.resolveCredentials())
                      .request(request)
                      .payload(ContentStreamProvider.fromByteArray(body))
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.name())
                      .putProperty(AwsV4HttpSigner.REGION_NAME, service.region())
                      .putProperty(HttpSigner.SIGNING_CLOCK, clock))
          .request()
          .headers();
    } catch (SdkException none) {
      throw new AwsCallException(service.name() + " " + operation + ": no credentials", none);
    }
  }

  private static Json.Obj output(String what, HttpPost.Response response) {
    return object(response)
        .orElseThrow(() -> new AwsCallException(what + ": the output is not JSON").orMaybeDone());
  }

  /** The error's name, such as {@code AccessDeniedException}, and the status; no text of it. */
  private static String kind(HttpPost.Response response) {
    String type =
        object(response).flatMap(error -> error.string("__type")).orElse("an unnamed error");
    String name = type.substring(type.lastIndexOf('#') + 1);
    String shown = name.matches("[A-Za-z0-9. ]{1,100}") ? name : "an error";
    return shown + " (HTTP " + response.status() + ")";
  }

  private static Optional<Json.Obj> object(HttpPost.Response response) {
    return JsonReader.readObject(response.body(), HttpPost.MAX_RESPONSE);
  }
}
