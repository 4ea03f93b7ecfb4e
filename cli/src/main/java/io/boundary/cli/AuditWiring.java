package io.boundary.cli;

import io.boundary.aws.ReadingClients;
import io.boundary.aws.dynamodb.DynamoLedgerListing;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.model.settings.SettingException;
import io.boundary.runtime.ProcessWiring;
import io.boundary.sandbox.SandboxTarget;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Builds what reads the ledger: over a sandbox by its info file alone, or over AWS by this process's
 * environment and the SDK's default credentials. It can only read.
 */
final class AuditWiring {

  private AuditWiring() {}

  /** For this target; there is no way from one to the other. */
  static AuditedLedger open(TargetOptions options) {
    if (options.sandbox()) {
      SandboxTarget sandbox = SandboxTarget.find(options.infoFile(), Clock.systemUTC());
      return ledger(
          "the sandbox at " + sandbox.baseUrl(),
          sandbox.settings(),
          sandbox.credentials(),
          sandbox.clock());
    }
    Map<String, String> environment = ProcessWiring.environment();
    return ledger(
        "AWS, region " + environment.getOrDefault("AWS_REGION", "(none)"),
        environment,
        ProcessWiring.credentials(),
        ProcessWiring.clock());
  }

  private static AuditedLedger ledger(
      String target,
      Map<String, String> settings,
      AwsCredentialsProvider credentials,
      Clock clock) {
    Tables tables =
        new Tables(
            required(settings, "DYNAMODB_TABLE"), required(settings, "LEDGER_TABLE"), "", "");
    DynamoDbClient dynamo = new ReadingClients(settings, credentials).dynamoDb();
    return new AuditedLedger(
        target + ", table " + tables.ledger(),
        new DynamoLedgerListing(dynamo, tables),
        new DynamoRequestHistory(dynamo, tables),
        clock);
  }

  private static String required(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new SettingException(name, "is missing"));
  }
}
