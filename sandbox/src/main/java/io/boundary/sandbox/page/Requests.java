package io.boundary.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The latest requests, as the table holds them. */
public final class Requests {

  private static final List<String> STATES =
      List.of("ACTIVE", "APPROVED", "PENDING_APPROVAL", "REVOKED", "DENIED", "ERROR");
  private static final List<String> TEXTS =
      List.of(
          "request_id",
          "status",
          "account_id",
          "permission_set_name",
          "permission_set_arn",
          "principal_id",
          "requester_slack_user_id",
          "ticket_id",
          "reason",
          "end_reason");
  private static final List<String> TIMES = List.of("created_at", "expires_at");
  private static final int OF_EACH_STATE = 20;

  private final DynamoDbClient dynamoDb;
  private final String table;

  /** Reads this table, beside the calls that the sandbox counts. */
  public Requests(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The newest of each state, the newest first. */
  List<ObjectNode> latest() {
    List<ObjectNode> found = new ArrayList<>();
    for (String state : STATES) {
      dynamoDb
          .query(
              query ->
                  query
                      .tableName(table)
                      .indexName("StatusCreatedAtIndex")
                      .keyConditionExpression("#s = :s")
                      .expressionAttributeNames(Map.of("#s", "status"))
                      .expressionAttributeValues(Map.of(":s", AttributeValue.fromS(state)))
                      .scanIndexForward(false)
                      .limit(OF_EACH_STATE))
          .items()
          .forEach(item -> found.add(json(item)));
    }
    found.sort(Comparator.comparingDouble(r -> -r.path("created_at").asDouble()));
    return found;
  }

  private static ObjectNode json(Map<String, AttributeValue> item) {
    ObjectNode json = Json.object();
    for (String name : TEXTS) {
      AttributeValue value = item.get(name);
      json.put(name, value == null || value.s() == null ? "" : value.s());
    }
    for (String name : TIMES) {
      AttributeValue value = item.get(name);
      json.put(name, value == null || value.n() == null ? 0 : Double.parseDouble(value.n()));
    }
    return json;
  }
}
