package io.boundary.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds an item; what is empty is left out. */
final class ItemWriter {

  private final Map<String, AttributeValue> item = new HashMap<>();

  ItemWriter text(String name, String value) {
    item.put(name, AttributeValue.fromS(value));
    return this;
  }

  ItemWriter text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  ItemWriter number(String name, long value) {
    item.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  ItemWriter time(String name, Instant value) {
    item.put(name, AttributeValue.fromN(Epoch.number(value)));
    return this;
  }

  ItemWriter time(String name, Optional<Instant> value) {
    value.ifPresent(present -> time(name, present));
    return this;
  }

  ItemWriter seconds(String name, Duration value) {
    item.put(name, AttributeValue.fromN(Epoch.number(value)));
    return this;
  }

  ItemWriter flag(String name, boolean value) {
    item.put(name, AttributeValue.fromBool(value));
    return this;
  }

  ItemWriter list(String name, List<String> values) {
    return values(name, values.stream().map(AttributeValue::fromS).toList());
  }

  ItemWriter values(String name, List<AttributeValue> values) {
    if (!values.isEmpty()) {
      item.put(name, AttributeValue.fromL(values));
    }
    return this;
  }

  /** A string set, which DynamoDB does not allow to be empty. */
  ItemWriter set(String name, Collection<String> values) {
    if (!values.isEmpty()) {
      item.put(name, AttributeValue.fromSs(List.copyOf(new TreeSet<>(values))));
    }
    return this;
  }

  ItemWriter map(String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      Map<String, AttributeValue> encoded = new HashMap<>();
      values.forEach((key, value) -> encoded.put(key, AttributeValue.fromS(value)));
      item.put(name, AttributeValue.fromM(encoded));
    }
    return this;
  }

  Map<String, AttributeValue> item() {
    return Map.copyOf(item);
  }
}
