package io.boundary.aws.dynamodb;

import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.HistoryQuery.ByAccount;
import io.boundary.broker.port.HistoryQuery.ByPermissionSet;
import io.boundary.broker.port.HistoryQuery.ByRequester;
import io.boundary.broker.port.HistoryQuery.ByStatus;
import io.boundary.broker.port.HistoryQuery.Primary;
import io.boundary.model.RequestStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A part of an index that a listing reads, newest first. */
record HistoryPartition(String index, String attribute, String value) {

  /** The parts that a listing merges: mostly one. */
  static List<HistoryPartition> of(Primary primary) {
    if (primary instanceof ByStatus by) {
      return ofStatus(by.status());
    }
    if (primary instanceof ByAccount by) {
      return List.of(
          new HistoryPartition(Names.ACCOUNT_INDEX, Names.ACCOUNT_ID, by.account().value()));
    }
    if (primary instanceof ByPermissionSet by) {
      return List.of(
          new HistoryPartition(Names.ROLE_INDEX, Names.PERMISSION_SET, by.permissionSet().value()));
    }
    ByRequester by = (ByRequester) primary;
    return List.of(
        new HistoryPartition(Names.REQUESTER_INDEX, Names.REQUESTER, by.requester().value()));
  }

  private static List<HistoryPartition> ofStatus(RequestStatus status) {
    HistoryPartition own = new HistoryPartition(Names.STATUS_INDEX, Names.STATUS, status.name());
    return status == RequestStatus.PENDING_APPROVAL
        ? List.of(own, new HistoryPartition(Names.STATUS_INDEX, Names.STATUS, Names.PENDING_ALIAS))
        : List.of(own);
  }

  /** A query of this part within the bounds of a listing. */
  QueryRequest.Builder query(String table, HistoryQuery query) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":value", AttributeValue.fromS(value));
    query.createdAfter().ifPresent(time -> values.put(":after", number(time)));
    query.createdBefore().ifPresent(time -> values.put(":before", number(time)));
    return QueryRequest.builder()
        .tableName(table)
        .indexName(index)
        .keyConditionExpression("#key = :value" + range(query))
        .expressionAttributeNames(Map.of("#key", attribute))
        .expressionAttributeValues(values)
        .scanIndexForward(false);
  }

  /** The key of an item in this part's index. */
  Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>();
    for (String name : List.of(Names.REQUEST_ID, attribute, Names.CREATED_AT)) {
      Optional.ofNullable(item.get(name))
          .ifPresent(attributeValue -> key.put(name, attributeValue));
    }
    return key;
  }

  private static String range(HistoryQuery query) {
    if (query.createdAfter().isPresent() && query.createdBefore().isPresent()) {
      return " AND created_at BETWEEN :after AND :before";
    }
    if (query.createdAfter().isPresent()) {
      return " AND created_at >= :after";
    }
    return query.createdBefore().isPresent() ? " AND created_at <= :before" : "";
  }

  private static AttributeValue number(Instant time) {
    return AttributeValue.fromN(Epoch.number(time));
  }
}
