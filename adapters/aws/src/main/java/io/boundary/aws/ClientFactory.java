package io.boundary.aws;

import io.boundary.model.settings.SettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Makes AWS clients from settings alone: the region is {@code AWS_REGION}, the endpoint is {@code
 * AWS_ENDPOINT_URL_<SERVICE>}, else {@code AWS_ENDPOINT_URL}, else AWS's own. Configuration files
 * are not read. Every call has a time-out.
 *
 * <p>A client is costly to make and safe to share: make each once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service-specific
 *     endpoints</a>
 */
public final class ClientFactory {

  private static final String REGION = "AWS_REGION";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final AwsCredentialsProvider credentials;
  private final Region region;
  private final SdkHttpClient http;

  /**
   * Makes nothing yet but checks the region.
   *
   * @throws SettingException where the region is missing
   */
  public ClientFactory(Map<String, String> environment, AwsCredentialsProvider credentials) {
    this.environment = Map.copyOf(environment);
    this.credentials = credentials;
    this.region =
        setting(REGION)
            .map(Region::of)
            .orElseThrow(() -> new SettingException(REGION, "is missing"));
    this.http =
        new SteadyHttpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(LONGEST_SILENCE)
                .build());
  }

  /**
   * Makes a client.
   *
   * @param service as the name of its endpoint's setting ends
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, String service, Limits limits) {
    ClientOverrideConfiguration configuration =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(limits.attempt())
            .apiCallTimeout(limits.call())
            .retryStrategy(limits.retries())
            .defaultProfileFile(ProfileFile.aggregator().build())
            .build();
    builder
        .httpClient(http)
        .region(region)
        .credentialsProvider(credentials)
        .overrideConfiguration(configuration);
    endpoint(service).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private Optional<URI> endpoint(String service) {
    String own = ENDPOINT + "_" + service;
    return setting(own)
        .map(url -> uri(own, url))
        .or(() -> setting(ENDPOINT).map(url -> uri(ENDPOINT, url)));
  }

  private static URI uri(String name, String url) {
    return parsed(url)
        .filter(uri -> uri.getHost() != null)
        .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        .orElseThrow(() -> new SettingException(name, "is malformed: an http or https URL"));
  }

  private static Optional<URI> parsed(String url) {
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Optional<String> setting(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** How long a call may take, and whether it is tried again. */
  public record Limits(Duration attempt, Duration call, RetryStrategy retries) {

    /** Tried again as the SDK usually does. */
    public static Limits retried(int attemptSeconds, int callSeconds) {
      return new Limits(
          Duration.ofSeconds(attemptSeconds),
          Duration.ofSeconds(callSeconds),
          AwsRetryStrategy.standardRetryStrategy());
    }

    /** Tried once. */
    public static Limits once(int seconds) {
      return new Limits(
          Duration.ofSeconds(seconds), Duration.ofSeconds(seconds), AwsRetryStrategy.doNotRetry());
    }
  }
}
