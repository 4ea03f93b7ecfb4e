package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/cli.md and the real help name the same commands and the same options. */
class CliDocsTest {

  private static final Pattern HEADING = Pattern.compile("^#{2,4} (.+)$");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern ENDS_WITH = Pattern.compile("Ends with [^.]*(?:\\.|$)");
  private static final Pattern CODE = Pattern.compile("(?<![\\w-])[023](?![\\w-])");
  private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

  private final CommandLine line = BoundaryCli.commandLine();

  @Test
  void everyCommand_hasASectionWithItsOptionsAndNoOthers() throws IOException {
    Map<String, String> sections = sections();
    Set<String> before = options(line);
    for (CommandLine command : commands(line)) {
      String name = name(command);
      assertThat(sections).as("a section for each command").containsKey(name);
      Set<String> told = told(sections.getOrDefault(name, ""));
      Set<String> real = options(command);
      assertThat(told).as("options of `%s` in its section", name).containsAll(real);
      told.removeAll(real);
      assertThat(before).as("options before a command, in `%s`", name).containsAll(told);
    }
  }

  @Test
  void everyCommand_hasTheExitCodesOfItsHelpInItsSection() throws IOException {
    Map<String, String> sections = sections();
    for (CommandLine command : commands(line)) {
      String name = name(command);
      assertThat(codes(sections.getOrDefault(name, "")))
          .as("exit codes of `%s`", name)
          .isNotEmpty()
          .isEqualTo(codes(command));
    }
  }

  @Test
  void everyOptionBeforeACommand_isTold() throws IOException {
    String intro = sections().getOrDefault("", "");

    assertThat(told(intro)).containsAll(options(line));
  }

  /** All of them; one that only holds others is told with those. */
  static List<CommandLine> commands(CommandLine parent) {
    List<CommandLine> all = new ArrayList<>();
    for (CommandLine command : parent.getSubcommands().values()) {
      if (command.getSubcommands().isEmpty()) {
        all.add(command);
      } else {
        all.addAll(commands(command));
      }
    }
    return all;
  }

  /** A command's name without the program's. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName().replaceFirst("^boundary ", "");
  }

  /** The exit codes that its help tells; wrong usage is everybody's. */
  static Set<Integer> codes(CommandLine command) {
    return codes(String.join(" ", command.getCommandSpec().usageMessage().footer()));
  }

  /** The numbers of the one sentence that begins with "Ends with". */
  private static Set<Integer> codes(String text) {
    Set<Integer> codes = new TreeSet<>();
    Matcher sentence = ENDS_WITH.matcher(text.replaceAll("\\s+", " "));
    if (sentence.find()) {
      CODE.matcher(sentence.group())
          .results()
          .forEach(code -> codes.add(Integer.parseInt(code.group())));
    }
    return codes;
  }

  private static Set<String> options(CommandLine command) {
    Set<String> names = new HashSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      Stream.of(option.names()).filter(name -> name.startsWith("--")).forEach(names::add);
    }
    names.removeAll(EVERYWHERE);
    return names;
  }

  private static Set<String> told(String section) {
    Set<String> names = new HashSet<>();
    Matcher option = OPTION.matcher(section);
    while (option.find()) {
      names.add(option.group());
    }
    names.removeAll(EVERYWHERE);
    return names;
  }

  private static Map<String, String> sections() throws IOException {
    Map<String, StringBuilder> sections = new TreeMap<>();
    StringBuilder current = sections.computeIfAbsent("", name -> new StringBuilder());
    for (String text : Files.readAllLines(ProjectFolder.find().resolve("docs/cli.md"))) {
      Matcher heading = HEADING.matcher(text);
      if (heading.matches()) {
        current = sections.computeIfAbsent(heading.group(1), name -> new StringBuilder());
      } else {
        current.append(text).append('\n');
      }
    }
    Map<String, String> texts = new TreeMap<>();
    sections.forEach((name, text) -> texts.put(name, text.toString()));
    return texts;
  }
}
