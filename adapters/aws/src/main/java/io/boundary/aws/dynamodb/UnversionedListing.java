package io.boundary.aws.dynamodb;

import io.boundary.broker.port.Page;
import io.boundary.model.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Unfinished requests of older deployments, one part of an index after the other. A page may be
 * empty although there are more, since it is filtered after it was read.
 */
final class UnversionedListing {

  private static final String OLD = "attribute_not_exists(version)";
  private static final List<Part> PARTS =
      List.of(
          new Part(Names.EXPIRATION_INDEX, "ACTIVE", OLD),
          // Without an end a record is in no expiration index.
          new Part(Names.STATUS_INDEX, "ACTIVE", OLD + " AND attribute_not_exists(expires_at)"),
          new Part(Names.STATUS_INDEX, "APPROVED", OLD),
          new Part(Names.STATUS_INDEX, "PENDING_APPROVAL", OLD),
          new Part(Names.STATUS_INDEX, Names.PENDING_ALIAS, OLD));

  private final DynamoReads reads;
  private final Tables tables;

  UnversionedListing(DynamoReads reads, Tables tables) {
    this.reads = reads;
    this.tables = tables;
  }

  Page<RequestId> page(Optional<String> cursor) {
    Position position = cursor.map(Position::parse).orElse(new Position(0, Optional.empty()));
    Part part = PARTS.get(position.part());
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(tables.requests())
            .indexName(part.index())
            .keyConditionExpression("#status = :status")
            .filterExpression(part.filter())
            .expressionAttributeNames(Map.of("#status", Names.STATUS))
            .expressionAttributeValues(Map.of(":status", AttributeValue.fromS(part.status())))
            .projectionExpression(Names.REQUEST_ID);
    position.key().map(Cursors::decode).ifPresent(query::exclusiveStartKey);
    QueryResponse response = reads.query(query.build());
    return new Page<>(RequestIds.of(response.items()), position.after(response.lastEvaluatedKey()));
  }

  private record Part(String index, String status, String filter) {}

  /** Where a listing is: {@code part!key}, the key empty at a part's beginning. */
  private record Position(int part, Optional<String> key) {

    static Position parse(String cursor) {
      if (cursor.length() < 2 || cursor.charAt(1) != '!') {
        throw Cursors.malformed();
      }
      int part = Character.digit(cursor.charAt(0), 10);
      if (part < 0 || part >= PARTS.size()) {
        throw Cursors.malformed();
      }
      return new Position(part, Optional.of(cursor.substring(2)).filter(key -> !key.isEmpty()));
    }

    Optional<String> after(Map<String, AttributeValue> lastKey) {
      if (!lastKey.isEmpty()) {
        return Optional.of(part + "!" + Cursors.encode(lastKey));
      }
      return part + 1 < PARTS.size() ? Optional.of((part + 1) + "!") : Optional.empty();
    }
  }
}
