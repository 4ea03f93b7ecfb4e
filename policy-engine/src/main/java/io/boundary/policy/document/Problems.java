package io.boundary.policy.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong. */
final class Problems {

  private static final int MAX_SHOWN = 60;
  private static final int MAX_WORDS = 300;

  private final List<PolicyProblem> found = new ArrayList<>();

  void add(String code, Node node, String message) {
    add(code, node.getStartMark(), message);
  }

  void add(String code, Mark mark, String message) {
    add(code, mark.getLine() + 1, mark.getColumn() + 1, message);
  }

  void add(String code, int line, int column, String message) {
    found.add(new PolicyProblem(code, line, column, message));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<PolicyProblem> inOrder() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column))
        .toList();
  }

  /** Words of the YAML parser, which quote the file as it is: without control characters. */
  static String plain(String words) {
    StringBuilder safe = new StringBuilder();
    words
        .codePoints()
        .limit(MAX_WORDS)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /** Text of the file in backticks: cut, and without control characters. */
  static String shown(String text) {
    StringBuilder safe = new StringBuilder("`");
    text.codePoints()
        .limit(MAX_SHOWN)
        .map(c -> Character.isISOControl(c) || c == '`' ? '?' : c)
        .forEach(safe::appendCodePoint);
    return safe.append(text.codePointCount(0, text.length()) > MAX_SHOWN ? "…`" : "`").toString();
  }
}
