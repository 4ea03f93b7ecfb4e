package io.boundary.cli;

import io.boundary.aws.ReadingClients;
import io.boundary.aws.dynamodb.DynamoLedgerListing;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.model.settings.SettingException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Builds what reads the ledger, of a sandbox or of AWS. It can only read. */
final class AuditWiring {

  private AuditWiring() {}

  /** For this target. */
  static AuditedLedger open(TargetOptions options) {
    OperatorWiring.Target target = OperatorWiring.target(options);
    Tables tables =
        new Tables(
            required(target.settings(), "DYNAMODB_TABLE"),
            required(target.settings(), "LEDGER_TABLE"),
            "",
            "");
    DynamoDbClient dynamo = new ReadingClients(target.settings(), target.credentials()).dynamoDb();
    return new AuditedLedger(
        target.words() + ", table " + tables.ledger(),
        new DynamoLedgerListing(dynamo, tables),
        new DynamoRequestHistory(dynamo, tables),
        target.clock());
  }

  private static String required(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new SettingException(name, "is missing"));
  }
}
