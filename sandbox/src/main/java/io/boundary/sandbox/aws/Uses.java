package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.boundary.sandbox.http.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which permissions a request takes. A transaction has no permission of its own: IAM asks for those
 * of its items.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">IAM
 *     and transactions</a>
 */
final class Uses {

  private static final Map<String, String> ITEMS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  private Uses() {}

  static Set<Use> of(AwsRequest request) {
    JsonNode body = Json.parse(request.call().body()).orElse(MissingNode.getInstance());
    if (request.service().equals("dynamodb") && request.operation().startsWith("Transact")) {
      return items(body.path("TransactItems"));
    }
    String action = request.service() + ":" + request.operation();
    return Set.of(new Use(action, resource(request.service(), body)));
  }

  private static Set<Use> items(JsonNode items) {
    Set<Use> uses = new TreeSet<>();
    for (JsonNode item : items) {
      item.properties()
          .forEach(
              kind -> {
                String action = ITEMS.getOrDefault(kind.getKey(), kind.getKey());
                uses.add(new Use("dynamodb:" + action, table(kind.getValue())));
              });
    }
    return uses;
  }

  private static String resource(String service, JsonNode body) {
    return switch (service) {
      case "dynamodb" -> table(body);
      case "sqs" -> last("queue/", body.path("QueueUrl").asText());
      case "ssm" -> "parameter" + body.path("Name").asText();
      default -> "";
    };
  }

  private static String table(JsonNode body) {
    String table = body.path("TableName").asText();
    String index = body.path("IndexName").asText();
    return index.isEmpty() ? "table/" + table : "index/" + table + "/" + index;
  }

  private static String last(String kind, String url) {
    return kind + url.substring(url.lastIndexOf('/') + 1);
  }
}
