package io.boundary.policy.document;

import io.boundary.model.Hours;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads single values. Each method answers the value, or empty after telling what is wrong. Only
 * what is written as plain decimals counts as a number: YAML would also read {@code 0x10}, {@code
 * 010} (as 8), {@code 1_000}, {@code 1:30} and {@code .nan}.
 */
final class Values {

  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");

  private final Problems problems;
  private final Variables variables;

  Values(Problems problems, Variables variables) {
    this.problems = problems;
    this.variables = variables;
  }

  Problems problems() {
    return problems;
  }

  /** Text as it is written; a reference in it is not replaced. */
  Optional<String> literal(Node node, String what) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return Optional.of(scalar.getValue());
    }
    String hint =
        node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)
            ? " (a `#` without quotes starts a comment)"
            : node instanceof ScalarNode ? "; put it in quotes" : "";
    problems.add(ProblemCodes.WRONG_TYPE, node, what + " must be text, not " + kind(node) + hint);
    return Optional.empty();
  }

  /** Text with its references replaced; nothing in it is invisible or moves a cursor. */
  Optional<String> text(Node node, String what) {
    Optional<String> text =
        literal(node, what)
            .flatMap(
                raw -> variables.expand(raw, (code, message) -> problems.add(code, node, message)));
    if (text.isPresent() && UNPRINTABLE.matcher(text.get()).find()) {
      problems.add(
          ProblemCodes.BAD_FORM,
          node,
          what
              + " must not hold control or invisible characters; a line break is one"
              + " (`>-` folds lines without any)");
      return Optional.empty();
    }
    return text;
  }

  /** Text of a form; the complaint shows what is written, never what a reference stands for. */
  <T> Optional<T> parsed(Node node, String what, String form, Function<String, Optional<T>> parse) {
    Optional<String> text = text(node, what);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      String written = ((ScalarNode) node).getValue();
      String after = written.equals(text.get()) ? "" : " (its value)";
      problems.add(
          ProblemCodes.BAD_FORM,
          node,
          Problems.shown(written) + after + " is no " + what + ": " + form);
    }
    return value;
  }

  /** One of these words, written out. */
  Optional<String> word(Node node, String what, List<String> words) {
    Optional<String> word = literal(node, what);
    if (word.isPresent() && !words.contains(word.get())) {
      problems.add(
          ProblemCodes.UNKNOWN_WORD,
          node,
          Problems.shown(word.get())
              + " is no "
              + what
              + "; known are "
              + String.join(", ", words));
      return Optional.empty();
    }
    return word;
  }

  Optional<Boolean> flag(Node node, String what) {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.BOOL)
        && (scalar.getValue().equals("true") || scalar.getValue().equals("false"))) {
      return Optional.of(scalar.getValue().equals("true"));
    }
    problems.add(ProblemCodes.WRONG_TYPE, node, what + " must be true or false, not " + kind(node));
    return Optional.empty();
  }

  /** Hours: more than 0 (a second at least), at most {@link Hours#MAX_HOURS}. */
  Optional<Duration> hours(Node node, String what) {
    Optional<String> digits = number(node, what, DECIMAL, "a plain number of hours");
    Optional<Duration> hours = digits.flatMap(Hours::parse).map(Hours::duration);
    if (digits.isPresent() && hours.isEmpty()) {
      problems.add(
          ProblemCodes.OUT_OF_RANGE,
          node,
          what + " must be more than 0 and at most " + Hours.MAX_HOURS);
    }
    return hours;
  }

  Optional<Integer> whole(Node node, String what, int min, int max) {
    Optional<Integer> number =
        number(node, what, WHOLE, "a plain whole number").map(Integer::parseInt);
    if (number.isPresent() && (number.get() < min || number.get() > max)) {
      problems.add(ProblemCodes.OUT_OF_RANGE, node, what + " must be " + min + " to " + max);
      return Optional.empty();
    }
    return number;
  }

  private Optional<String> number(Node node, String what, Pattern form, String name) {
    if (node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))
        && form.matcher(scalar.getValue()).matches()) {
      return Optional.of(scalar.getValue());
    }
    String found = node instanceof ScalarNode s ? Problems.shown(s.getValue()) : kind(node);
    problems.add(ProblemCodes.WRONG_TYPE, node, what + " must be " + name + ", not " + found);
    return Optional.empty();
  }

  /** A list of at least one item, each read by {@code item}; empty where any of them is wrong. */
  <T> Optional<List<T>> list(Node node, String what, Function<Node, Optional<T>> item) {
    if (!(node instanceof SequenceNode sequence) || !sequence.getTag().equals(Tag.SEQ)) {
      problems.add(ProblemCodes.WRONG_TYPE, node, what + " must be a list, not " + kind(node));
      return Optional.empty();
    }
    if (sequence.getValue().isEmpty()) {
      problems.add(ProblemCodes.EMPTY_LIST, node, what + " must not be empty");
      return Optional.empty();
    }
    List<T> good = new ArrayList<>();
    sequence.getValue().forEach(each -> item.apply(each).ifPresent(good::add));
    return good.size() == sequence.getValue().size() ? Optional.of(good) : Optional.empty();
  }

  /** What a node is, in words. */
  static String kind(Node node) {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return "a number";
    }
    if (tag.equals(Tag.BOOL)) {
      return "a yes or no";
    }
    return tag.equals(Tag.NULL) ? "nothing" : tag.equals(Tag.STR) ? "text" : "a tagged value";
  }
}
