package io.boundary.policy.document;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads text to YAML's node graph, which knows lines and columns and builds no objects. What the
 * limits refuse is refused while the text is read as events, before anything recursive sees it.
 */
final class YamlText {

  private static final int MAX_DEPTH = 12;
  private static final LoaderOptions LIMITS = limits();

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
      List<Event> events = events(text);
      return problems.isEmpty() ? compose(events) : Optional.empty();
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

  /** All of the text's events, unless a problem was told. */
  private List<Event> events(String text) {
    List<Event> events = new ArrayList<>();
    int depth = 0;
    for (Event event : new Yaml(new SafeConstructor(LIMITS)).parse(new StringReader(text))) {
      events.add(event);
      if (event instanceof NodeEvent node && node.getAnchor() != null) {
        String what = event instanceof AliasEvent ? "alias" : "anchor";
        problems.add(
            ProblemCodes.ALIAS, event.getStartMark(), "an " + what + " is refused: write it out");
      }
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        problems.add(
            ProblemCodes.TOO_DEEP, event.getStartMark(), "nested deeper than " + MAX_DEPTH);
        return events;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return events;
  }

  private Optional<Node> compose(List<Event> events) {
    Optional<Node> root =
        Optional.ofNullable(
            new Composer(new ReadEvents(events), new Resolver(), LIMITS).getSingleNode());
    if (root.isEmpty()) {
      problems.add(ProblemCodes.EMPTY, 1, 1, "there is no document");
    }
    return root;
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(PolicyLoader.MAX_LENGTH);
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowRecursiveKeys(false);
    return limits;
  }

  /** Events that were read before; the text is not read twice. */
  private static final class ReadEvents implements Parser {

    private final List<Event> events;
    private int next;

    ReadEvents(List<Event> events) {
      this.events = events;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
      return next < events.size() && events.get(next).is(choice);
    }

    @Override
    public Event peekEvent() {
      return events.get(next);
    }

    @Override
    public Event getEvent() {
      return events.get(next++);
    }
  }

  private static String words(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
  }
}
