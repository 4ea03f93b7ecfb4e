package io.boundary.aws;

import io.boundary.aws.ClientFactory.Limits;
import io.boundary.model.settings.SettingException;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * The clients of a function that grants or ends, from settings alone.
 *
 * <p>A client is costly to make and safe to share: make each once.
 */
public final class AwsClients {

  private final ClientFactory factory;

  /**
   * Makes nothing yet but checks the region.
   *
   * @throws SettingException where the region is missing
   */
  public AwsClients(Map<String, String> environment, AwsCredentialsProvider credentials) {
    factory = new ClientFactory(environment, credentials);
  }

  /** For requests, leases, ledger and counters. */
  public DynamoDbClient dynamoDb() {
    return factory.client(DynamoDbClient.builder(), "DYNAMODB", Limits.retried(3, 9));
  }

  /** For the workflow queue. */
  public SqsClient sqs() {
    return factory.client(SqsClient.builder(), "SQS", Limits.retried(3, 9));
  }

  /** For settings. */
  public SsmClient ssm() {
    return factory.client(SsmClient.builder(), "SSM", Limits.retried(3, 9));
  }

  /** For assignments; never retries by itself, since the quota's budget must see each call. */
  public SsoAdminClient ssoAdmin() {
    return factory.client(SsoAdminClient.builder(), "SSO_ADMIN", Limits.once(10));
  }

  /** For users and memberships; never retries by itself: the directory does, as it is told. */
  public IdentitystoreClient identityStore() {
    return factory.client(IdentitystoreClient.builder(), "IDENTITYSTORE", Limits.once(3));
  }

  /** For account facts; never retries by itself: the catalogue does, within its budget. */
  public OrganizationsClient organizations() {
    return factory.client(OrganizationsClient.builder(), "ORGANIZATIONS", Limits.once(3));
  }
}
