package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.Hours;
import io.boundary.policy.Effect;
import io.boundary.policy.Policy;
import io.boundary.policy.Target;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

class LoaderFuzzTest {

  private static final List<String> PIECES =
      List.of(
          "\n",
          " ",
          "  ",
          "\t",
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "\"",
          "'",
          "#",
          "&a",
          "*a",
          "!!int ",
          "!x ",
          "|",
          ">",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "? ",
          "<<: ",
          "~",
          ".nan",
          "0x1",
          "${",
          "${X}",
          "${PROD_OU_ID}",
          "\\",
          "\"\\U0011FFFF\"",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\uD800",
          "é",
          "9999999999999999999999",
          "1e999",
          "null",
          "yes",
          "2001-01-01",
          "approval");

  @Property(tries = 2_000)
  void anyText_getsAnAnswer(@ForAll String text) {
    assertThat(Documents.problems(text)).isNotEmpty();
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void mutatedPolicy_getsAnAnswer_andWhatIsLoadedIsSound(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String text = random.nextBoolean() ? Documents.GOOD : Documents.shipped();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text = mutated(text, random);
    }

    PolicyLoad load = PolicyLoader.load(text, Documents.ENVIRONMENT);

    if (load instanceof PolicyLoad.Loaded loaded) {
      assertSound(loaded.policy());
    } else {
      assertThat(((PolicyLoad.Rejected) load).problems())
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
              });
    }
  }

  private static String mutated(String text, SplittableRandom random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(8));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int line = random.nextInt(lines.size());
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at) + text.substring(to);
      case 1 -> text.substring(0, at) + piece + text.substring(at);
      case 2 -> text.substring(0, at) + piece + text.substring(to);
      case 3 -> {
        lines.remove(line);
        yield String.join("\n", lines);
      }
      case 4 -> {
        lines.add(random.nextInt(lines.size()), lines.get(line));
        yield String.join("\n", lines);
      }
      default -> {
        Collections.swap(lines, line, random.nextInt(lines.size()));
        yield String.join("\n", lines);
      }
    };
  }

  private static void assertSound(Policy policy) {
    assertThat(policy.rules()).isNotEmpty();
    assertThat(policy.maxDuration())
        .isBetween(Duration.ofSeconds(1), Duration.ofHours(Hours.MAX_HOURS));
    policy
        .rules()
        .forEach(
            rule -> {
              assertThat(policy.groups()).containsAllEntriesOf(rule.subjects());
              if (rule.effect() instanceof Effect.Allow allow) {
                allow
                    .approval()
                    .ifPresent(
                        approval ->
                            assertThat(policy.groups()).containsAllEntriesOf(approval.groups()));
              }
            });
  }

  @Property(tries = 2_000)
  void valueFromTheEnvironment_neverChangesTheStructure(@ForAll String any) {
    String value = any.replaceAll("\\p{C}", "");
    Map<String, String> environment = new HashMap<>(Documents.ENVIRONMENT);
    environment.put("V", value);
    String yaml =
        Documents.GOOD
            .replace("Nobody may", "${V}")
            .replace("[Production]", "[\"${V}\", Production]");

    PolicyLoad load = PolicyLoader.load(yaml, environment);

    if (!value.equals(any)) {
      environment.put("V", any);
      assertThat(PolicyLoader.load(yaml, environment)).isInstanceOf(PolicyLoad.Rejected.class);
    }
    if (value.isBlank() || value.length() > 256) {
      assertThat(load).isInstanceOf(PolicyLoad.Rejected.class);
    } else {
      Policy policy = ((PolicyLoad.Loaded) load).policy();
      Policy plain = Documents.loaded(Documents.GOOD);
      assertThat(policy.groups()).isEqualTo(plain.groups());
      assertThat(policy.rules()).hasSize(2);
      assertThat(policy.rules().get(0).effect()).isEqualTo(plain.rules().get(0).effect());
      assertThat(policy.rules().get(0).target())
          .isEqualTo(new Target.Tag("Environment", Set.copyOf(List.of("Production", value))));
      assertThat(policy.rules().get(1).effect()).isEqualTo(new Effect.Deny());
      assertThat(policy.rules().get(1).description()).isEqualTo(value);
    }
  }

  @Example
  void unknownKey_isRefusedInEveryMappingOfTheFile_whereItStands() {
    List<Mark> places = new ArrayList<>();
    walk(
        root(Documents.GOOD),
        (node, path) -> {
          if (node instanceof MappingNode mapping && !path.endsWith("/groups")) {
            places.add(mapping.getValue().get(0).getKeyNode().getStartMark());
          }
        });

    assertThat(places).hasSize(11);
    places.forEach(
        mark -> {
          String text = insert(Documents.GOOD, mark);
          String where = mark.getLine() + 1 + ":" + (mark.getColumn() + 1);
          assertThat(Documents.problems(text)).contains(where + " unknown_key");
        });
  }

  private static String insert(String text, Mark mark) {
    String line = text.lines().toList().get(mark.getLine());
    boolean flow = line.substring(0, mark.getColumn()).contains("{");
    String separator = flow ? ", " : "\n" + " ".repeat(mark.getColumn());
    return text.substring(0, mark.getIndex())
        + "xyzzy: 1"
        + separator
        + text.substring(mark.getIndex());
  }

  @Example
  void wrongType_isRefusedForEveryValueOfTheFile() {
    List<Node> values = new ArrayList<>();
    walk(root(Documents.GOOD), (node, path) -> values.add(node));
    Set<String> wrong =
        Set.of("{}", "[]", ".nan", "~", "2001-01-01", "!x y", "[[]]", "{ ? [] : x }");

    assertThat(values).hasSizeGreaterThan(35);
    for (Node node : values) {
      for (String other : wrong) {
        boolean mayBeEmpty = node instanceof MappingNode && other.equals("{}");
        String text =
            Documents.GOOD.substring(0, node.getStartMark().getIndex())
                + other
                + "\n".repeat(node instanceof ScalarNode ? 0 : 1)
                + Documents.GOOD.substring(node.getEndMark().getIndex());
        if (!mayBeEmpty) {
          assertThat(Documents.problems(text)).describedAs(text).isNotEmpty();
        }
      }
    }
  }

  private static Node root(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
  }

  private static void walk(Node root, BiConsumer<Node, String> visit) {
    walk(root, "", visit);
  }

  private static void walk(Node node, String path, BiConsumer<Node, String> visit) {
    visit.accept(node, path);
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> walk(item, path + "/-", visit));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        String key = ((ScalarNode) entry.getKeyNode()).getValue();
        walk(entry.getValueNode(), path + "/" + key, visit);
      }
    }
  }
}
