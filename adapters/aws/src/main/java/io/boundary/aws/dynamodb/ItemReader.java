package io.boundary.aws.dynamodb;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads an item's attributes, and complains about each by name.
 *
 * <p>A lenient reader reads what older deployments wrote: a blank text counts as absent, numbers
 * and flags may be texts.
 */
final class ItemReader {

  /** Long enough for any time, short enough that no text can make a huge number. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,40})?");

  private static final BigDecimal MAX_EPOCH_SECONDS = BigDecimal.valueOf(253_402_300_799L);

  private final Map<String, AttributeValue> item;
  private final boolean lenient;

  ItemReader(Map<String, AttributeValue> item, boolean lenient) {
    this.item = item;
    this.lenient = lenient;
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  Optional<String> text(String name) {
    Optional<String> text = value(name).map(value -> textOf(name, value));
    return lenient ? text.filter(present -> !present.isBlank()) : text;
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new UndecodableException(name, "is missing"));
  }

  <T> T required(String name, Function<String, Optional<T>> parse) {
    return parse.apply(required(name)).orElseThrow(() -> malformed(name));
  }

  Optional<BigDecimal> number(String name) {
    return text(name).map(text -> decimal(name, text));
  }

  long whole(String name, long otherwise) {
    try {
      return number(name).map(BigDecimal::longValueExact).orElse(otherwise);
    } catch (ArithmeticException e) {
      throw malformed(name);
    }
  }

  int small(String name, int otherwise) {
    try {
      return Math.toIntExact(whole(name, otherwise));
    } catch (ArithmeticException e) {
      throw malformed(name);
    }
  }

  /** A time up to the year 9999: one beyond is in milliseconds, or nonsense. */
  Optional<Instant> time(String name) {
    Optional<BigDecimal> seconds = number(name);
    seconds
        .filter(found -> found.abs().compareTo(MAX_EPOCH_SECONDS) > 0)
        .ifPresent(
            outside -> {
              throw malformed(name);
            });
    return seconds.map(Epoch::instant);
  }

  Instant requiredTime(String name) {
    return time(name).orElseThrow(() -> new UndecodableException(name, "is missing"));
  }

  Optional<Duration> seconds(String name) {
    return number(name).map(Epoch::span);
  }

  boolean flag(String name) {
    Optional<AttributeValue> value = value(name);
    return value.map(AttributeValue::bool).orElseGet(() -> flagText(name));
  }

  List<String> texts(String name) {
    return value(name)
        .map(
            value ->
                value.hasSs()
                    ? List.copyOf(value.ss())
                    : listOf(name, value).stream().map(each -> textOf(name, each)).toList())
        .orElse(List.of());
  }

  List<ItemReader> items(String name) {
    return value(name).map(value -> listOf(name, value)).orElse(List.of()).stream()
        .map(each -> new ItemReader(mapOf(name, each), lenient))
        .toList();
  }

  Map<String, String> map(String name) {
    Map<String, String> texts = new HashMap<>();
    value(name)
        .map(value -> mapOf(name, value))
        .orElse(Map.of())
        .forEach((key, value) -> texts.put(key, textOf(name, value)));
    return texts;
  }

  static UndecodableException malformed(String name) {
    return new UndecodableException(name, "is malformed");
  }

  private boolean flagText(String name) {
    return text(name).map(text -> text.equalsIgnoreCase("true") || text.equals("1")).orElse(false);
  }

  private Optional<AttributeValue> value(String name) {
    return Optional.ofNullable(item.get(name)).filter(value -> !Boolean.TRUE.equals(value.nul()));
  }

  private static BigDecimal decimal(String name, String text) {
    String trimmed = text.trim();
    if (!NUMBER.matcher(trimmed).matches()) {
      throw malformed(name);
    }
    return new BigDecimal(trimmed);
  }

  private static String textOf(String name, AttributeValue value) {
    if (value.s() != null) {
      return value.s();
    }
    if (value.n() != null) {
      return new BigDecimal(value.n()).toPlainString();
    }
    throw malformed(name);
  }

  private static List<AttributeValue> listOf(String name, AttributeValue value) {
    if (!value.hasL()) {
      throw malformed(name);
    }
    return value.l();
  }

  private static Map<String, AttributeValue> mapOf(String name, AttributeValue value) {
    if (!value.hasM()) {
      throw malformed(name);
    }
    return value.m();
  }
}
