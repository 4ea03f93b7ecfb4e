package io.boundary.policy.document;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that {@code ${NAME}} stands for. A value is put in as it is: what looks like a
 * reference or like YAML in it stays text.
 */
final class Variables {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final String START = "${";

  /** A rule's text is shown to people, so a reference must not be able to fetch a secret. */
  private static final Set<String> SECRET_WORDS =
      Set.of("SECRET", "SECRETS", "TOKEN", "PASSWORD", "KEY", "CREDENTIAL", "CREDENTIALS");

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The text with every reference replaced, or empty after telling what is wrong (code, words). */
  Optional<String> expand(String text, BiConsumer<String, String> problem) {
    if (!text.contains(START)) {
      return Optional.of(text);
    }
    StringBuilder expanded = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(text);
    int copied = 0;
    boolean good = true;
    while (matcher.find()) {
      String name = matcher.group(1);
      Optional<String> value = value(name);
      if (value.isEmpty()) {
        good = false;
        complain(name, problem);
      }
      expanded.append(text, copied, matcher.start()).append(value.orElse(""));
      copied = matcher.end();
    }
    if (REFERENCE.matcher(text).replaceAll("").contains(START)) {
      good = false;
      problem.accept(
          ProblemCodes.BAD_VARIABLE, Problems.shown(text) + " has a `${` that is no `${NAME}`");
    }
    return good
        ? Optional.of(expanded.append(text.substring(copied)).toString())
        : Optional.empty();
  }

  /** A whole file's text, for its hash: references that have no value stay as they are. */
  String expandForHash(String source) {
    return REFERENCE
        .matcher(source)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1)).orElse(found.group())));
  }

  private Optional<String> value(String name) {
    return isSecret(name)
        ? Optional.empty()
        : Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static void complain(String name, BiConsumer<String, String> problem) {
    if (isSecret(name)) {
      problem.accept(
          ProblemCodes.BAD_VARIABLE, "`${" + name + "}` sounds like a secret, which no rule needs");
    } else {
      problem.accept(
          ProblemCodes.MISSING_VARIABLE, "`${" + name + "}` has no value in the environment");
    }
  }

  private static boolean isSecret(String name) {
    return Pattern.compile("_")
        .splitAsStream(name.toUpperCase(Locale.ROOT))
        .anyMatch(SECRET_WORDS::contains);
  }
}
