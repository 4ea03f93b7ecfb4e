package io.boundary.model.settings;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A function's settings: its environment, with complaints that name the setting. */
public final class Settings {

  private static final Pattern REFERENCE =
      Pattern.compile("ssm:/?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");

  private final Map<String, String> environment;
  private final ParameterSource parameters;
  private final Clock clock;

  public Settings(Map<String, String> environment, ParameterSource parameters, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.parameters = parameters;
    this.clock = clock;
  }

  /** All of it, for values that the policy file names. */
  public Map<String, String> environment() {
    return environment;
  }

  /** A setting that may be absent; a blank one is. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** A setting that must be there. */
  public String required(String name) {
    return optional(name).orElseThrow(() -> new SettingException(name, "is missing"));
  }

  /** A setting that must be there and have a form; {@code form} says which, for the complaint. */
  public <T> T required(String name, String form, Function<String, Optional<T>> parse) {
    return parse
        .apply(required(name))
        .orElseThrow(() -> new SettingException(name, "is malformed: " + form));
  }

  /**
   * A whole number that may be absent.
   *
   * @throws SettingException where it is not 1 to {@code most}
   */
  public int number(String name, int otherwise, int most) {
    return optional(name).isEmpty()
        ? otherwise
        : required(name, "1 to " + most, text -> whole(text).filter(n -> n >= 1 && n <= most));
  }

  private static Optional<Integer> whole(String text) {
    return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }

  /** A value that may be a literal or {@code ssm:<name>}. */
  public SettingValue value(String name) {
    String raw = required(name);
    if (raw.startsWith("ssm:") && !REFERENCE.matcher(raw).matches()) {
      throw new SettingException(name, "is malformed: ssm:<parameter name>");
    }
    return new SettingValue(raw, parameters, clock);
  }

  /** A secret: like {@link #value}, but a literal is refused inside Lambda. */
  public SettingValue secret(String name) {
    boolean inLambda = optional("AWS_LAMBDA_FUNCTION_NAME").isPresent();
    if (inLambda && !required(name).startsWith("ssm:")) {
      throw new SettingException(name, "must be a reference ssm:<parameter name> inside Lambda");
    }
    return value(name);
  }
}
