package io.boundary.slack.inbound;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259). Read by {@link JsonReader}, written by {@link JsonWriter}. */
public sealed interface Json {

  /** An object; its fields keep their order. */
  record Obj(Map<String, Json> fields) implements Json {

    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field's text, or empty where it is missing or no string. */
    public Optional<String> string(String name) {
      return field(name, Str.class).map(Str::value);
    }

    /** The field's object, or empty where it is missing or no object. */
    public Optional<Obj> object(String name) {
      return field(name, Obj.class);
    }

    /** The field's items; none where it is missing or no array. */
    public List<Json> items(String name) {
      return field(name, Arr.class).map(Arr::items).orElse(List.of());
    }

    /** Whether the field is {@code true}; a missing one is not. */
    public boolean isTrue(String name) {
      return field(name, Bool.class).map(Bool::value).orElse(false);
    }

    private <T extends Json> Optional<T> field(String name, Class<T> type) {
      return Optional.ofNullable(fields.get(name)).filter(type::isInstance).map(type::cast);
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {

    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A string. */
  record Str(String value) implements Json {}

  /** A number. */
  record Num(BigDecimal value) implements Json {}

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Json {}

  /** {@code null}. */
  record Null() implements Json {}

  /** An object to be filled field by field. */
  static Builder object() {
    return new Builder();
  }

  /** Fills an object in order; a name that is put twice keeps its last value. */
  final class Builder {

    private final Map<String, Json> fields = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a string. */
    public Builder put(String name, String value) {
      return put(name, new Str(value));
    }

    /** Adds any value. */
    public Builder put(String name, Json value) {
      fields.put(name, value);
      return this;
    }

    /** Adds a string where there is one, and no field otherwise. */
    public Builder putIfPresent(String name, Optional<String> value) {
      value.ifPresent(text -> put(name, text));
      return this;
    }

    /** The object. */
    public Obj build() {
      return new Obj(fields);
    }
  }
}
