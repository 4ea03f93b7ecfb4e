package io.boundary.benchmarks.reading;

import io.boundary.aws.dynamodb.TableSchemas;
import io.boundary.sandbox.dynamodb.LocalDynamoDb;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A year's records and figures in an embedded DynamoDB. */
final class Tables implements AutoCloseable {

  private static final int BATCH = 25;
  private static final io.boundary.aws.dynamodb.Tables NAMES =
      new io.boundary.aws.dynamodb.Tables("requests", "ledger", "leases", "counters");

  private final LocalDynamoDb engine = new LocalDynamoDb(Optional.empty());
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .region(Region.US_EAST_1)
          .endpointOverride(engine.endpoint())
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();
  private final List<WriteRequest> batch = new ArrayList<>();

  Tables(int records) {
    TableSchemas.createMissing(client, NAMES);
    Year year = new Year(records);
    for (int number = 0; number < records; number++) {
      put(NAMES.requests(), year.record(number));
    }
    flush(NAMES.requests());
    year.days()
        .forEach(
            (day, counts) -> {
              Map<String, AttributeValue> item = new HashMap<>();
              item.put("counter", AttributeValue.fromS("all"));
              item.put("day", AttributeValue.fromS(day.toString()));
              counts.forEach(
                  (status, count) -> item.put(status.name(), AttributeValue.fromN("" + count)));
              put(NAMES.counters(), item);
            });
    flush(NAMES.counters());
  }

  URI endpoint() {
    return engine.endpoint();
  }

  /** As a function's settings name them. */
  static Map<String, String> settings() {
    return Map.of(
        "DYNAMODB_TABLE", NAMES.requests(),
        "LEDGER_TABLE", NAMES.ledger(),
        "COUNTERS_TABLE", NAMES.counters());
  }

  private void put(String table, Map<String, AttributeValue> item) {
    batch.add(WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build());
    if (batch.size() == BATCH) {
      flush(table);
    }
  }

  private void flush(String table) {
    if (!batch.isEmpty()) {
      client.batchWriteItem(write -> write.requestItems(Map.of(table, List.copyOf(batch))));
      batch.clear();
    }
  }

  @Override
  public void close() {
    client.close();
    engine.close();
  }
}
