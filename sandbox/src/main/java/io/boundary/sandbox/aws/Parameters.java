package io.boundary.sandbox.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The simulated Parameter Store's parameters. Safe to call from any thread. */
public final class Parameters {

  private final Map<String, Parameter> values = new TreeMap<>();
  private volatile Runnable onChange = () -> {};

  /** Is told after each change, with nothing locked. */
  public void onChange(Runnable listener) {
    this.onChange = listener;
  }

  /** A parameter by its name. */
  public synchronized Optional<Parameter> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Puts a parameter; its version counts up. */
  public Parameter put(String name, String value, String type) {
    Parameter parameter;
    synchronized (this) {
      long version = get(name).map(Parameter::version).orElse(0L) + 1;
      parameter = new Parameter(name, value, type, version);
      values.put(name, parameter);
    }
    onChange.run();
    return parameter;
  }

  /** Removes a parameter; whether it was there. */
  public boolean delete(String name) {
    boolean was;
    synchronized (this) {
      was = values.remove(name) != null;
    }
    onChange.run();
    return was;
  }

  /** All of them. */
  public synchronized Map<String, Parameter> all() {
    return Map.copyOf(values);
  }

  /** Puts a parameter back that was kept. */
  synchronized void restore(Parameter parameter) {
    values.put(parameter.name(), parameter);
  }

  /** A parameter; {@code type} is String, StringList or SecureString. */
  public record Parameter(
      @JsonProperty("name") String name,
      @JsonProperty("value") String value,
      @JsonProperty("type") String type,
      @JsonProperty("version") long version) {

    @Override
    public String toString() {
      return "Parameter[" + name + " v" + version + "]"; // the value is a secret
    }
  }
}
