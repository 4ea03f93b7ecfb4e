package io.boundary.aws.dynamodb;

import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.Tally;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The figures in DynamoDB: a tally is one transaction over figures and requests. */
public final class DynamoRequestCounts implements RequestCounts {

  private final Tables tables;
  private final Transactions transactions;
  private final DynamoDayCounts reads;

  public DynamoRequestCounts(
      DynamoDbClient client, Tables tables, Backoff backoff, Sleeper sleeper) {
    this.tables = tables;
    this.transactions = new Transactions(client, backoff, sleeper);
    this.reads = new DynamoDayCounts(client, tables);
  }

  @Override
  public CommitResult fold(Tally tally) {
    return transactions.apply(new Transaction(tables, tally));
  }

  @Override
  public Map<LocalDate, Map<RequestStatus, Long>> days(
      Optional<PermissionSetName> permissionSet, LocalDate first, LocalDate last) {
    return reads.days(permissionSet, first, last);
  }
}
