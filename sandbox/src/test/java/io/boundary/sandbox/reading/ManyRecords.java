package io.boundary.sandbox.reading;

import io.boundary.aws.dynamodb.TableSchemas;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.model.RequestStatus;
import io.boundary.sandbox.dynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Very many records of some days in a real engine, written past the product, with the figures that
 * the janitor would have counted them into.
 */
final class ManyRecords implements AutoCloseable {

  static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
  static final int DAYS = 30;
  static final Tables TABLES = new Tables("requests", "ledger", "leases", "counters");

  private static final List<RequestStatus> STATES = List.of(RequestStatus.values());
  private static final int BATCH = 25;

  private final LocalDynamoDb engine = new LocalDynamoDb(Optional.empty());
  final AtomicInteger calls = new AtomicInteger();
  final DynamoDbClient client = client();
  private final List<WriteRequest> batch = new ArrayList<>();
  final Map<RequestStatus, Integer> states = new TreeMap<>();
  final List<Instant> times = new ArrayList<>();

  ManyRecords(int records) {
    TableSchemas.createMissing(client, TABLES);
    Map<LocalDate, Map<RequestStatus, Integer>> days = new TreeMap<>();
    Duration step = Duration.ofDays(DAYS).dividedBy(records).multipliedBy(7);
    for (int n = 0; n < records; n++) {
      // Seven share each time, so that ties lie across the pages' ends.
      Instant at = FIRST.plus(step.multipliedBy(n / 7)).plusMillis(250);
      RequestStatus status = status(n);
      put(TABLES.requests(), record(n, at, status));
      times.add(at);
      states.merge(status, 1, Integer::sum);
      days.computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), day -> new TreeMap<>())
          .merge(status, 1, Integer::sum);
    }
    flush(TABLES.requests());
    days.forEach((day, counts) -> put(TABLES.counters(), figures(day, counts)));
    flush(TABLES.counters());
  }

  /** The state of a record. */
  static RequestStatus status(int number) {
    return STATES.get(number % STATES.size());
  }

  private static Map<String, AttributeValue> record(int n, Instant at, RequestStatus status) {
    Map<String, AttributeValue> item = new HashMap<>();
    AttributeValue time =
        AttributeValue.fromN(at.getEpochSecond() + "." + at.getNano() / 10_000_000);
    item.put("request_id", AttributeValue.fromS(String.format("req-%016x", n)));
    item.put("version", AttributeValue.fromN("1"));
    item.put("status", AttributeValue.fromS(status.name()));
    item.put("counted_as", AttributeValue.fromS(status.name()));
    item.put("requester_slack_user_id", AttributeValue.fromS("U0PERSON" + n % 50));
    item.put("account_id", AttributeValue.fromS(String.format("%012d", n % 20)));
    item.put("permission_set_name", AttributeValue.fromS("Set" + n % 5));
    item.put(
        "instance_arn", AttributeValue.fromS("arn:aws:sso:::instance/ssoins-1234567890abcdef"));
    item.put(
        "permission_set_arn",
        AttributeValue.fromS(
            "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef"));
    item.put("principal_type", AttributeValue.fromS("USER"));
    item.put("principal_id", AttributeValue.fromS("90676d1234-" + n % 50));
    item.put("reason", AttributeValue.fromS("developers may read production"));
    item.put("created_at", time);
    item.put("updated_at", time);
    return item;
  }

  private static Map<String, AttributeValue> figures(
      LocalDate day, Map<RequestStatus, Integer> counts) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("counter", AttributeValue.fromS("all"));
    item.put("day", AttributeValue.fromS(day.toString()));
    counts.forEach((status, count) -> item.put(status.name(), AttributeValue.fromN("" + count)));
    return item;
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

  private DynamoDbClient client() {
    return DynamoDbClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.US_EAST_1)
        .endpointOverride(engine.endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(
            configuration ->
                configuration.addExecutionInterceptor(
                    new ExecutionInterceptor() {
                      @Override
                      public void beforeTransmission(
                          Context.BeforeTransmission context, ExecutionAttributes attributes) {
                        calls.incrementAndGet();
                      }
                    }))
        .build();
  }

  @Override
  public void close() {
    client.close();
    engine.close();
  }
}
