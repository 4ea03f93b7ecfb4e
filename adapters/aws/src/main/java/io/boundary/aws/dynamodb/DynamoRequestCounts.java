package io.boundary.aws.dynamodb;

import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.DayFigures;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.StoreException;
import io.boundary.broker.port.Tally;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The figures in DynamoDB: a tally is one transaction over figures and requests. */
public final class DynamoRequestCounts implements RequestCounts {

  private final DynamoDbClient client;
  private final Tables tables;
  private final Transactions transactions;
  private final DynamoDayCounts reads;

  public DynamoRequestCounts(
      DynamoDbClient client, Tables tables, Backoff backoff, Sleeper sleeper) {
    this.client = client;
    this.tables = tables;
    this.transactions = new Transactions(client, backoff, sleeper);
    this.reads = new DynamoDayCounts(client, tables);
  }

  @Override
  public CommitResult fold(Tally tally) {
    return transactions.apply(new Transaction(tables, tally));
  }

  @Override
  public CommitResult replace(DayFigures read, Map<RequestStatus, Long> counts) {
    try {
      client.updateItem(CountItem.replacement(tables.counters(), read, counts));
      return CommitResult.DONE;
    } catch (ConditionalCheckFailedException e) {
      return CommitResult.CONFLICT;
    } catch (SdkException e) {
      throw new StoreException("it is unknown whether figures were replaced", e);
    }
  }

  @Override
  public Map<LocalDate, Map<RequestStatus, Long>> days(
      Optional<PermissionSetName> permissionSet, LocalDate first, LocalDate last) {
    return reads.days(permissionSet, first, last);
  }
}
