package io.boundary.aws.dynamodb;

import io.boundary.broker.port.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads of DynamoDB; a failure is a {@link StoreException}. */
final class DynamoReads {

  private final DynamoDbClient client;

  DynamoReads(DynamoDbClient client) {
    this.client = client;
  }

  /** One item, read consistently. */
  Optional<Map<String, AttributeValue>> get(String table, String key, String value) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table)
            .key(Map.of(key, AttributeValue.fromS(value)))
            .consistentRead(true)
            .build();
    return Optional.of(call(table, () -> client.getItem(request)))
        .filter(response -> response.hasItem())
        .map(response -> response.item());
  }

  QueryResponse query(QueryRequest request) {
    return call(request.tableName(), () -> client.query(request));
  }

  static <T> T call(String table, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new StoreException("table `" + table + "` cannot be reached", e);
    }
  }
}
