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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

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
public final class AwsClients {

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
  public AwsClients(Map<String, String> environment, AwsCredentialsProvider credentials) {
    this.environment = Map.copyOf(environment);
    this.credentials = credentials;
    this.region =
        setting(REGION)
            .map(Region::of)
            .orElseThrow(() -> new SettingException(REGION, "is missing"));
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(LONGEST_SILENCE)
            .build();
  }

  /** For requests, leases, ledger and counters. */
  public DynamoDbClient dynamoDb() {
    return built(DynamoDbClient.builder(), "DYNAMODB", Limits.retried(3, 9));
  }

  /** For the workflow queue. */
  public SqsClient sqs() {
    return built(SqsClient.builder(), "SQS", Limits.retried(3, 9));
  }

  /** For settings. */
  public SsmClient ssm() {
    return built(SsmClient.builder(), "SSM", Limits.retried(3, 9));
  }

  /** For assignments; never retries by itself, since the quota's budget must see each call. */
  public SsoAdminClient ssoAdmin() {
    return built(SsoAdminClient.builder(), "SSO_ADMIN", Limits.once(10));
  }

  /** For users and memberships; never retries by itself: the directory does, as it is told. */
  public IdentitystoreClient identityStore() {
    return built(IdentitystoreClient.builder(), "IDENTITYSTORE", Limits.once(3));
  }

  /** For account facts; never retries by itself: the catalogue does, within its budget. */
  public OrganizationsClient organizations() {
    return built(OrganizationsClient.builder(), "ORGANIZATIONS", Limits.once(3));
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
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

  private record Limits(Duration attempt, Duration call, RetryStrategy retries) {

    static Limits retried(int attemptSeconds, int callSeconds) {
      return new Limits(
          Duration.ofSeconds(attemptSeconds),
          Duration.ofSeconds(callSeconds),
          AwsRetryStrategy.standardRetryStrategy());
    }

    static Limits once(int seconds) {
      return new Limits(
          Duration.ofSeconds(seconds), Duration.ofSeconds(seconds), AwsRetryStrategy.doNotRetry());
    }
  }
}
