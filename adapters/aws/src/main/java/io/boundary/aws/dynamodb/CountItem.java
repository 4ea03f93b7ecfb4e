package io.boundary.aws.dynamodb;

import io.boundary.broker.port.DayFigures;
import io.boundary.broker.port.Tally;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * An item of the counters table: the requests of one day, for one permission set or all, with one
 * number for each state.
 */
final class CountItem {

  static final String COUNTER = "counter";
  static final String DAY = "day";

  private CountItem() {}

  /** The counter of a permission set's requests, or of all. */
  static String counter(Optional<PermissionSetName> permissionSet) {
    return permissionSet.map(name -> "permission_set#" + name.value()).orElse("all");
  }

  /** One update for each item: a transaction may name an item once only. */
  static List<Update> changes(String table, Tally tally) {
    Map<Map<String, AttributeValue>, Map<RequestStatus, Integer>> items = new LinkedHashMap<>();
    tally
        .changes()
        .forEach(
            (figure, by) ->
                items
                    .computeIfAbsent(
                        key(figure.permissionSet(), figure.day()),
                        key -> new EnumMap<>(RequestStatus.class))
                    .put(figure.status(), by));
    return items.entrySet().stream()
        .map(item -> update(table, item.getKey(), item.getValue()))
        .toList();
  }

  /** Sets all of an item's numbers, where all of them are what was read. */
  static UpdateItemRequest replacement(
      String table, DayFigures read, Map<RequestStatus, Long> counts) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> settings = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    for (RequestStatus status : RequestStatus.values()) {
      long before = read.counts().getOrDefault(status, 0L);
      names.put("#" + status, status.name());
      values.put(":was" + status, AttributeValue.fromN(Long.toString(before)));
      values.put(":" + status, AttributeValue.fromN(counts.getOrDefault(status, 0L).toString()));
      settings.add("#" + status + " = :" + status);
      String same = "#" + status + " = :was" + status;
      conditions.add(
          before == 0 ? "(attribute_not_exists(#" + status + ") OR " + same + ")" : same);
    }
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key(read.permissionSet(), read.day()))
        .updateExpression("SET " + String.join(", ", settings))
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private static Map<String, AttributeValue> key(
      Optional<PermissionSetName> permissionSet, LocalDate day) {
    return Map.of(
        COUNTER, AttributeValue.fromS(counter(permissionSet)),
        DAY, AttributeValue.fromS(day.toString()));
  }

  private static Update update(
      String table, Map<String, AttributeValue> key, Map<RequestStatus, Integer> changes) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> additions = new ArrayList<>();
    changes.forEach(
        (status, by) -> {
          names.put("#" + status, status.name());
          values.put(":" + status, AttributeValue.fromN(Integer.toString(by)));
          additions.add("#" + status + " :" + status);
        });
    return Update.builder()
        .tableName(table)
        .key(key)
        .updateExpression("ADD " + String.join(", ", additions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  static LocalDate day(Map<String, AttributeValue> item) {
    return LocalDate.parse(new ItemReader(item, false).required(DAY));
  }

  /** How many are in which state; states without any are left out. */
  static Map<RequestStatus, Long> counts(Map<String, AttributeValue> item) {
    ItemReader reader = new ItemReader(item, false);
    Map<RequestStatus, Long> counts = new EnumMap<>(RequestStatus.class);
    for (RequestStatus status : RequestStatus.values()) {
      long count = reader.whole(status.name(), 0);
      if (count != 0) {
        counts.put(status, count);
      }
    }
    return counts;
  }
}
