package io.boundary.aws.dynamodb;

import io.boundary.broker.port.FreezeFlag;
import io.boundary.model.Actor;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** The freeze flag: an item of the leases table, so that a commit can check it by itself. */
public final class DynamoFreezeFlag implements FreezeFlag {

  /** The key of the flag's item; no lease id looks like it. */
  private static final String KEY = "freeze";

  private static final String FROZEN = "frozen";

  private final DynamoDbClient client;
  private final Tables tables;
  private final DynamoReads reads;

  public DynamoFreezeFlag(DynamoDbClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
    this.reads = new DynamoReads(client);
  }

  @Override
  public boolean isFrozen() {
    return reads
        .get(tables.leases(), Names.LEASE_ID, KEY)
        .map(item -> new ItemReader(item, false).flag(FROZEN))
        .orElse(false);
  }

  @Override
  public void set(boolean frozen, Actor by, Instant at) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(tables.leases())
            .item(
                new ItemWriter()
                    .text(Names.LEASE_ID, KEY)
                    .flag(FROZEN, frozen)
                    .text("set_by", by.value())
                    .time("set_at", at)
                    .item())
            .build();
    DynamoReads.call(tables.leases(), () -> client.putItem(request));
  }

  /** Holds only while granting is not frozen. */
  static ConditionCheck notFrozen(Tables tables) {
    return ConditionCheck.builder()
        .tableName(tables.leases())
        .key(Map.of(Names.LEASE_ID, AttributeValue.fromS(KEY)))
        .conditionExpression("attribute_not_exists(frozen) OR frozen = :no")
        .expressionAttributeValues(Map.of(":no", AttributeValue.fromBool(false)))
        .build();
  }
}
