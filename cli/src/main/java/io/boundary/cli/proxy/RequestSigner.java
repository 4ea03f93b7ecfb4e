package io.boundary.cli.proxy;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Signs requests for API Gateway with the caller's AWS credentials, by the SDK's own signer. */
final class RequestSigner {

  private final AwsCredentialsProvider credentials;
  private final String region;
  private final Clock clock;

  RequestSigner(AwsCredentialsProvider credentials, String region, Clock clock) {
    this.credentials = credentials;
    this.region = region;
    this.clock = clock;
  }

  /** A request without a body; its headers hold the signature. */
  record Signed(URI uri, Map<String, List<String>> headers) {}

  /**
   * Signs one.
   *
   * @throws NoCredentialsException where there are none, or none any more
   * @throws IllegalArgumentException where the query cannot be read
   */
  Signed sign(String method, URI uri) {
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri).build();
    AwsCredentials identity = identity();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(identity)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request();
    return new Signed(signed.getUri(), signed.headers());
  }

  private AwsCredentials identity() {
    try {
      return credentials.resolveCredentials();
    } catch (SdkException e) {
      throw new NoCredentialsException(e);
    }
  }

  /** There are no AWS credentials, or none that are good. */
  static final class NoCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCredentialsException(Throwable cause) {
      super("no AWS credentials", cause);
    }
  }
}
