package io.boundary.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * The four tables as a deployment makes them: on demand, the requests table with the indexes of the
 * contract and one more, {@code DueIndex} (due_shard, due_at; keys only), the janitor's work list.
 */
public final class TableSchemas {

  private static final Logger LOG = LoggerFactory.getLogger(TableSchemas.class);

  private static final ScalarAttributeType TEXT = ScalarAttributeType.S;
  private static final ScalarAttributeType NUMBER = ScalarAttributeType.N;

  private TableSchemas() {}

  /**
   * Makes the tables that are missing, and sets the time to live of all: one that a retried call
   * made twice is there already, and has none yet.
   */
  public static void createMissing(DynamoDbClient client, Tables tables) {
    all(tables).forEach(table -> create(client, table));
    timesToLive(tables).stream()
        .filter(wanted -> !isOn(client, wanted.tableName()))
        .forEach(client::updateTimeToLive);
  }

  /** The tables. */
  public static List<CreateTableRequest> all(Tables tables) {
    return List.of(
        requests(tables.requests()),
        new Table(tables.ledger()).hash(Names.REQUEST_ID, TEXT).range(Names.SEQ, NUMBER).build(),
        new Table(tables.leases()).hash(Names.LEASE_ID, TEXT).build(),
        new Table(tables.counters()).hash("counter", TEXT).range("day", TEXT).build());
  }

  /** The tables whose items may vanish in the end: finished requests and free leases. */
  public static List<UpdateTimeToLiveRequest> timesToLive(Tables tables) {
    return List.of(tables.requests(), tables.leases()).stream()
        .map(
            table ->
                UpdateTimeToLiveRequest.builder()
                    .tableName(table)
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(Names.TTL))
                    .build())
        .toList();
  }

  private static CreateTableRequest requests(String name) {
    return new Table(name)
        .hash(Names.REQUEST_ID, TEXT)
        .index(Names.EXPIRATION_INDEX, Names.STATUS, Names.EXPIRES_AT, ProjectionType.ALL)
        .index(Names.STATUS_INDEX, Names.STATUS, Names.CREATED_AT, ProjectionType.ALL)
        .index(Names.ACCOUNT_INDEX, Names.ACCOUNT_ID, Names.CREATED_AT, ProjectionType.ALL)
        .index(Names.REQUESTER_INDEX, Names.REQUESTER, Names.CREATED_AT, ProjectionType.ALL)
        .index(Names.ROLE_INDEX, Names.PERMISSION_SET, Names.CREATED_AT, ProjectionType.ALL)
        .index(Names.DUE_INDEX, Names.DUE_SHARD, Names.DUE_AT, ProjectionType.KEYS_ONLY)
        .build();
  }

  private static void create(DynamoDbClient client, CreateTableRequest table) {
    try {
      client.createTable(table);
    } catch (ResourceInUseException e) {
      LOG.debug("{} is there", table.tableName());
    }
  }

  private static boolean isOn(DynamoDbClient client, String table) {
    return client
            .describeTimeToLive(request -> request.tableName(table))
            .timeToLiveDescription()
            .timeToLiveStatus()
        != TimeToLiveStatus.DISABLED;
  }

  /** Collects a table's keys and indexes. */
  private static final class Table {

    private final String name;
    private final Map<String, ScalarAttributeType> attributes = new TreeMap<>();
    private final List<KeySchemaElement> keys = new ArrayList<>();
    private final List<GlobalSecondaryIndex> indexes = new ArrayList<>();

    Table(String name) {
      this.name = name;
    }

    Table hash(String attribute, ScalarAttributeType type) {
      attributes.put(attribute, type);
      keys.add(key(attribute, KeyType.HASH));
      return this;
    }

    Table range(String attribute, ScalarAttributeType type) {
      attributes.put(attribute, type);
      keys.add(key(attribute, KeyType.RANGE));
      return this;
    }

    /** An index of a text by a time. */
    Table index(String index, String hash, String range, ProjectionType projection) {
      attributes.put(hash, TEXT);
      attributes.put(range, NUMBER);
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index)
              .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
              .projection(shown -> shown.projectionType(projection))
              .build());
      return this;
    }

    CreateTableRequest build() {
      List<AttributeDefinition> definitions =
          attributes.entrySet().stream()
              .map(
                  each ->
                      AttributeDefinition.builder()
                          .attributeName(each.getKey())
                          .attributeType(each.getValue())
                          .build())
              .toList();
      CreateTableRequest.Builder request =
          CreateTableRequest.builder()
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .keySchema(keys)
              .attributeDefinitions(definitions);
      return indexes.isEmpty() ? request.build() : request.globalSecondaryIndexes(indexes).build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
      return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
  }
}
