package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What each command ends with, as a process of its own: every code that its help tells, and wrong
 * usage. One sandbox for all; a new command fails here until it has its rows.
 */
@Tag("slow")
class ExitCodeTest {

  /**
   * Code, caller and command line, in the order in which they are run. The caller is one of the
   * sandbox; {@code nobody} finds none, and {@code -} asks for none. {@code $NAME} is a value of
   * {@link #VALUES}.
   */
  private static final String ROWS =
      """
      0 operator doctor
      2 operator doctor --value BOUNDARY_AUDITORS_ID=94482488-3041-7000-a000-00000000dead
      3 nobody   doctor
      2 operator metrics rebuild --dry-run
      0 operator metrics rebuild
      3 nobody   metrics rebuild
      0 operator audit verify
      3 operator audit verify --seal $NONE
      0 operator audit seal $SEAL
      3 operator audit seal $SEAL
      0 operator audit export $BUNDLE
      3 operator audit export $BUNDLE
      0 operator request U0ALICE001 123456789012 ReadOnlyAccess 1
      2 operator request U0ALICE001 123456789012 PowerUserAccess 1
      3 nobody   request U0ALICE001 123456789012 ReadOnlyAccess 1
      0 operator evaluate U0ALICE001 123456789012 ReadOnlyAccess 1
      2 operator evaluate U0NINA0001 123456789012 ReadOnlyAccess 1
      3 nobody   evaluate U0ALICE001 123456789012 ReadOnlyAccess 1
      0 operator list --status PENDING
      3 nobody   list
      0 operator status $FIRST
      2 operator status $NO_REQUEST
      3 nobody   status $FIRST
      2 operator approve $FIRST U0SUE00001
      0 sue      approve $FIRST U0SUE00001
      3 nobody   approve $FIRST U0SUE00001
      2 mallory  deny $SECOND U0SUE00001
      0 sue      deny $SECOND U0SUE00001
      3 nobody   deny $SECOND U0SUE00001
      2 operator reconcile
      0 operator reconcile --account 444455556666
      3 nobody   reconcile
      0 operator revoke $FIRST
      2 operator revoke $NO_REQUEST
      3 nobody   revoke $FIRST
      0 operator freeze
      3 nobody   freeze
      0 operator unfreeze
      3 nobody   unfreeze
      0 operator janitor
      3 nobody   janitor
      0 operator policy lint
      2 operator policy lint --strict
      3 operator policy lint --policy $NONE
      0 operator policy test
      2 operator policy test --policy $WIDER $CASES
      3 operator policy test $NONE
      0 operator policy explain --group developers --tag Environment=Production ReadOnlyAccess 1
      2 operator policy explain --group developers --tag Environment=Staging ReadOnlyAccess 1
      3 operator policy explain --policy $BROKEN --group developers ReadOnlyAccess 1
      0 operator policy diff $WIDER $SHIPPED --facts $CASES
      2 operator policy diff $SHIPPED $WIDER --facts $CASES
      3 operator policy diff $SHIPPED $BROKEN --facts $CASES
      3 nobody   dashboard-proxy --port 0
      3 -        sandbox --policy $NONE
      3 -        demo --policy $NONE
      2 -        demo --policy $CLOSED
      0 -        demo
      """;

  /** The same, after an event was taken out of the ledger. */
  private static final String ROWS_OF_A_BROKEN_LEDGER =
      """
      2 operator audit verify --seal $SEAL
      2 operator audit seal $OTHER
      """;

  private static final Map<String, String> VALUES = new HashMap<>();

  private static final String WRONG = "--nonsense";

  @TempDir private static Path project;
  @TempDir private static Path elsewhere;

  private static Path launcher = Path.of("");
  private static Optional<SandboxLedger> running = Optional.empty();

  private final Shell shell =
      new Shell(
          elsewhere,
          Map.of(
              "JAVA_HOME",
              System.getProperty("java.home"),
              "PATH",
              project.resolve("bin") + ":" + System.getenv("PATH")));

  private record Row(int code, String caller, List<String> words) {

    static Row of(String line) {
      List<String> parts = List.of(line.split(" +", 0));
      return new Row(Integer.parseInt(parts.get(0)), parts.get(1), parts.subList(2, parts.size()));
    }

    boolean isOf(String command) {
      List<String> name = List.of(command.split(" ", 0));
      return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    LauncherFolder folder = LauncherFolder.built(project);
    folder.script("bin/terraform", "#!/bin/sh\necho '{}'\n");
    Files.createDirectories(project.resolve("terraform/live/envs/dev"));
    launcher = folder.launcher();
    SandboxLedger ledger = SandboxLedger.start(elsewhere);
    ledger.spoilFigure();
    running = Optional.of(ledger);
    Path shipped = ProjectFolder.find().resolve("config/access_rules.yaml");
    String policy = Files.readString(shipped);
    VALUES.put("$SHIPPED", shipped.toString());
    VALUES.put("$CASES", shipped.resolveSibling("access_rules.test.yaml").toString());
    file("$WIDER", policy.replace("max_duration_hours: 8 ", "max_duration_hours: 9 "));
    file("$BROKEN", policy.replace("effect: deny", "effect: perhaps"));
    file("$CLOSED", policy.substring(0, policy.indexOf("rules:")) + DemoCommandTest.CLOSED);
    for (String name : List.of("$NONE", "$SEAL", "$BUNDLE", "$OTHER")) {
      VALUES.put(name, elsewhere.resolve(name.substring(1)).toString());
    }
    VALUES.put("$NO_REQUEST", "req-0123456789abcdef");
  }

  @AfterAll
  static void end() {
    running.ifPresent(SandboxLedger::close);
  }

  private static void file(String name, String text) throws IOException {
    VALUES.put(
        name, Files.writeString(elsewhere.resolve(name.substring(1) + ".yaml"), text).toString());
  }

  @Test
  void everyCommand_hasARowForEachCodeOfItsHelp() {
    List<Row> rows =
        (ROWS + ROWS_OF_A_BROKEN_LEDGER).lines().map(String::strip).map(Row::of).toList();

    commands()
        .forEach(
            (name, command) -> {
              Set<Integer> shown = new TreeSet<>();
              rows.stream().filter(row -> row.isOf(name)).forEach(row -> shown.add(row.code()));
              assertThat(shown).as("codes of `%s`", name).isEqualTo(CliDocsTest.codes(command));
            });
  }

  @Test
  void everyRow_whenRun_endsAsItSays() throws Exception {
    VALUES.put("$FIRST", pending("U0DAVE0001"));
    VALUES.put("$SECOND", pending("U0ALICE001"));

    for (String line : ROWS.lines().toList()) {
      check(Row.of(line));
    }
    running.orElseThrow().deleteEvent(SandboxLedger.FIRST);
    for (String line : ROWS_OF_A_BROKEN_LEDGER.lines().toList()) {
      check(Row.of(line));
    }
  }

  @Test
  void everyCommand_whenUsedWrongly_endsWith64WithOneLineAndUsage() throws Exception {
    Map<String, List<String>> wrong = new LinkedHashMap<>();
    commands().keySet().forEach(name -> wrong.put(name, List.of((name + " " + WRONG).split(" "))));
    List.of("policy", "audit", "metrics").forEach(group -> wrong.put(group, List.of(group)));
    wrong.put("", List.of("demonstrate"));
    for (Map.Entry<String, List<String>> each : wrong.entrySet()) {
      Shell.Ended ended = run("-", each.getValue());

      assertThat(ended.code()).as("%s: %s", each, ended).isEqualTo(ExitCodes.USAGE);
      assertThat(ended.out()).as("%s", each).isEmpty();
      assertThat(ended.err().lines().toList()).as("%s", each).hasSizeGreaterThan(1);
      assertThat(ended.err().lines().skip(1).findFirst().orElse(""))
          .startsWith(("Usage: boundary " + each.getKey()).strip());
    }
  }

  @Test
  void anyCommand_whenTerraformKnowsNoDeployment_endsWith3() throws Exception {
    Shell.Ended ended = run("-", List.of("list"));

    assertThat(ended.code()).isEqualTo(ExitCodes.ERROR);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("boundary: terraform has no output `dynamodb_table_name`");
  }

  private void check(Row row) throws Exception {
    Shell.Ended ended =
        run(
            row.caller(),
            row.words().stream().map(word -> VALUES.getOrDefault(word, word)).toList());

    assertThat(ended.code()).as("%s: %s", row, ended).isEqualTo(row.code());
    if (row.code() == ExitCodes.DONE) {
      assertThat(ended.out()).as("%s", row).isNotEmpty();
    } else if (row.code() == ExitCodes.ERROR) {
      assertThat(ended.out()).as("%s", row).isEmpty();
    }
    if (row.caller().equals("nobody")) {
      assertThat(ended.err().lines()).as("%s", row).hasSize(1);
    }
  }

  private Shell.Ended run(String caller, List<String> words) throws Exception {
    List<Object> all = new ArrayList<>(List.of(launcher));
    if (caller.equals("nobody")) {
      all.addAll(List.of("--sandbox", "--info-file", elsewhere.resolve("nobody")));
    } else if (!caller.equals("-")) {
      all.addAll(running.orElseThrow().target());
      all.addAll(List.of("--as", caller));
    }
    all.addAll(words);
    Shell.Ended ended = shell.run(all.toArray());
    assertThat(ended.out() + ended.err())
        .as("%s", all)
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain("\u001B");
    if (ended.code() == ExitCodes.ERROR || ended.code() == ExitCodes.USAGE) {
      assertThat(ended.err()).as("%s", all).isNotEmpty();
    }
    return ended;
  }

  /** Asks for what needs approval; the request's id. */
  private String pending(String user) throws Exception {
    Shell.Ended asked =
        run(
            "dave",
            List.of(
                "request", user, "111122223333", "AdministratorAccess", "1", "INC-1", "--json"));
    assertThat(asked.code()).as(asked.err()).isEqualTo(ExitCodes.DONE);
    return new ObjectMapper().readTree(asked.out()).path("request_id").asText();
  }

  private static Map<String, CommandLine> commands() {
    Map<String, CommandLine> all = new LinkedHashMap<>();
    for (CommandLine command : CliDocsTest.commands(BoundaryCli.commandLine())) {
      all.put(CliDocsTest.name(command), command);
    }
    return all;
  }
}
