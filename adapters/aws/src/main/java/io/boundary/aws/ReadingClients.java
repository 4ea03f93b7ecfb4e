package io.boundary.aws;

import io.boundary.aws.ClientFactory.Limits;
import io.boundary.model.settings.SettingException;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The clients of a function that only reads. Apart from {@link AwsClients}, so that such a
 * function's artefact can do without the other services' clients: what is not in it cannot be
 * misused.
 */
public final class ReadingClients {

  private final ClientFactory factory;

  /**
   * Makes nothing yet but checks the region.
   *
   * @throws SettingException where the region is missing
   */
  public ReadingClients(Map<String, String> environment, AwsCredentialsProvider credentials) {
    factory = new ClientFactory(environment, credentials);
  }

  /** For requests, ledger and counters. */
  public DynamoDbClient dynamoDb() {
    return factory.client(DynamoDbClient.builder(), "DYNAMODB", Limits.retried(3, 9));
  }

  /** For settings. */
  public SsmClient ssm() {
    return factory.client(SsmClient.builder(), "SSM", Limits.retried(3, 9));
  }
}
