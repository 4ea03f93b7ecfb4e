package io.boundary.aws.dynamodb;

import io.boundary.model.fuzz.FuzzTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A decoder of stored items. Attributes vanish, change places, types and values, as another
 * version, a hand in the console or a restore would have it.
 *
 * @param check feeds and judges, as {@link FuzzTarget#outcome}
 */
record ItemTarget(
    String name,
    List<Map<String, AttributeValue>> examples,
    Function<Map<String, AttributeValue>, String> check)
    implements FuzzTarget<Map<String, AttributeValue>> {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "x",
          "-1",
          "0",
          "1",
          "1e9",
          "NaN",
          "9999999999999999999",
          "1.5",
          "True",
          "ACTIVE",
          "PENDING",
          "PENDING_APPROVAL",
          "DENIED",
          "FREE",
          "HELD",
          "GROUP",
          "ROBOT",
          "user",
          "req-00000000000000ff",
          "U0000EVIL",
          "jane@example.com",
          "GRANTED",
          "\ud800",
          "=1+1",
          "arn:aws:iam::1:role/x",
          "1700000000.000001",
          "31556889864403199",
          "1700000000.0000000001");

  /** What DynamoDB can hold as a number: 38 digits, up to the 125th power of ten. */
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "2",
          "1.5",
          "1700000000",
          "1700000000.25",
          "1700000000.0001",
          "2147483648",
          "9223372036854775808",
          "99999999999999999999999999999999999999",
          "1E+125",
          "1E-130",
          "-9.9E+125",
          "31556889864403200",
          "9223372036854776");

  @Override
  public Map<String, AttributeValue> next(
      List<Map<String, AttributeValue>> corpus, SplittableRandom random) {
    Map<String, AttributeValue> item = new TreeMap<>(pick(corpus, random));
    int changes = 1 + Math.min(5, Long.numberOfTrailingZeros(random.nextLong()));
    for (int i = 0; i < changes && !item.isEmpty(); i++) {
      change(item, corpus, random);
    }
    return item;
  }

  private static void change(
      Map<String, AttributeValue> item,
      List<Map<String, AttributeValue>> corpus,
      SplittableRandom random) {
    List<String> names = List.copyOf(item.keySet());
    String name = pick(names, random);
    switch (random.nextInt(6)) {
      case 0 -> item.remove(name);
      case 1 -> item.put(name, item.getOrDefault(pick(names, random), some(random)));
      case 2 -> item.putAll(one(pick(corpus, random), random));
      case 3 -> item.put(name, retyped(item.getOrDefault(name, some(random))));
      default -> item.put(name, some(random));
    }
  }

  private static Map<String, AttributeValue> one(
      Map<String, AttributeValue> item, SplittableRandom random) {
    if (item.isEmpty()) {
      return Map.of();
    }
    Map.Entry<String, AttributeValue> entry = pick(List.copyOf(item.entrySet()), random);
    return Map.of(entry.getKey(), entry.getValue());
  }

  private static AttributeValue retyped(AttributeValue value) {
    if (value.n() != null) {
      return AttributeValue.fromS(value.n());
    }
    return value.s() != null ? AttributeValue.fromL(List.of(value)) : AttributeValue.fromNul(true);
  }

  private static AttributeValue some(SplittableRandom random) {
    String text = pick(TEXTS, random);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> AttributeValue.fromS(text);
      case 3, 4 -> AttributeValue.fromN(pick(NUMBERS, random));
      case 5 -> AttributeValue.fromBool(random.nextBoolean());
      case 6 -> AttributeValue.fromSs(List.of(text));
      case 7 -> AttributeValue.fromM(new HashMap<>(Map.of("at", AttributeValue.fromS(text))));
      default -> AttributeValue.fromL(new ArrayList<>(List.of(AttributeValue.fromS(text))));
    };
  }

  private static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  @Override
  public String outcome(Map<String, AttributeValue> item) {
    return check.apply(item);
  }

  @Override
  public List<Map<String, AttributeValue>> simpler(Map<String, AttributeValue> item) {
    List<Map<String, AttributeValue>> simpler = new ArrayList<>();
    item.keySet()
        .forEach(
            name -> {
              Map<String, AttributeValue> fewer = new TreeMap<>(item);
              fewer.remove(name);
              simpler.add(fewer);
            });
    return simpler;
  }

  @Override
  public String show(Map<String, AttributeValue> item) {
    return item.toString();
  }
}
