package io.boundary.policy.document;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads text to YAML's node graph, which knows lines and columns and builds no objects. What the
 * limits refuse is refused while the text is read as events, before anything recursive sees it.
 */
final class YamlText {

  private static final int MAX_DEPTH = 12;

  private final Problems problems;

  YamlText(Problems problems) {
    this.problems = problems;
  }

  /** The root of the one document, or empty after telling what is wrong. */
  Optional<Node> read(String text) {
    if (text.length() > PolicyLoader.MAX_LENGTH) {
      problems.add(
          ProblemCodes.TOO_LARGE,
          1,
          1,
          "the text has more than " + PolicyLoader.MAX_LENGTH + " characters");
      return Optional.empty();
    }
    try {
      checkEvents(text);
      return problems.isEmpty() ? compose(text) : Optional.empty();
    } catch (MarkedYAMLException e) {
      problems.add(
          ProblemCodes.SYNTAX, e.getProblemMark(), "not YAML: " + Problems.plain(e.getProblem()));
    } catch (RuntimeException e) {
      // The parser also fails without a mark (a character that YAML does not allow, an escape that
      // is no character): whatever it throws, the text is not a policy.
      problems.add(ProblemCodes.SYNTAX, 1, 1, "not YAML: " + Problems.shown(words(e)));
    }
    return Optional.empty();
  }

  private void checkEvents(String text) {
    int depth = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      if (event instanceof NodeEvent node && node.getAnchor() != null) {
        String what = event instanceof AliasEvent ? "alias" : "anchor";
        problems.add(
            ProblemCodes.ALIAS, event.getStartMark(), "an " + what + " is refused: write it out");
      }
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        problems.add(
            ProblemCodes.TOO_DEEP, event.getStartMark(), "nested deeper than " + MAX_DEPTH);
        return;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private Optional<Node> compose(String text) {
    Optional<Node> root = Optional.ofNullable(yaml().compose(new StringReader(text)));
    if (root.isEmpty()) {
      problems.add(ProblemCodes.EMPTY, 1, 1, "there is no document");
    }
    return root;
  }

  private static Yaml yaml() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(PolicyLoader.MAX_LENGTH);
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowRecursiveKeys(false);
    return new Yaml(new SafeConstructor(limits));
  }

  private static String words(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
  }
}
