package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.sandbox.aws.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyDiffCommandTest {

  private static final Path SHIPPED = ProjectFolder.find().resolve("config/access_rules.yaml");
  private static final String CASES = SHIPPED.resolveSibling("access_rules.test.yaml").toString();

  @TempDir private Path folder = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Test
  void diff_whenNothingChanges_saysSoAndEndsWith0() {
    assertThat(sandbox(SHIPPED.toString(), SHIPPED.toString(), "--facts", CASES))
        .isEqualTo(ExitCodes.DONE);

    assertThat(out.toString()).contains("0 changes on 7 accounts", "Nobody gains.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void diff_whenSomebodyGains_namesThemAndEndsWith2() throws IOException {
    String wider = changed("max_duration_hours: 8 ", "max_duration_hours: 10 ");

    assertThat(sandbox(SHIPPED.toString(), wider, "--facts", CASES)).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString().lines())
        .anyMatch(
            line ->
                line.matches(
                    "gains +developers +ReadOnlyAccess +production, old-production +gets up to 10 h, not 8 h"))
        .contains("Somebody gains.");

    assertThat(sandbox(wider, "--facts", CASES)).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("loses", "Nobody gains.");
  }

  @Test
  void diff_whenOnlyPeopleInTwoGroupsGain_findsThem() throws IOException {
    String before = rules("[auditors]", "effect: deny", "[developers]", "effect: allow");
    String after = rules("[developers]", "effect: allow", "[auditors]", "effect: deny");

    assertThat(sandbox(before, after, "--facts", CASES, "--json")).isEqualTo(ExitCodes.DENIED);

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("gains").asBoolean()).isTrue();
    assertThat(json.path("changes"))
        .isNotEmpty()
        .allMatch(
            change -> change.path("groups").toString().equals("[\"auditors\",\"developers\"]"));
    assertThat(json.at("/changes/0/differences/0/direction").asText()).isEqualTo("gain");
  }

  @Test
  void diff_whenOperatorsMayPassDecisionsOn_isAGain() throws IOException {
    String wider = changed("cli_on_behalf: false", "cli_on_behalf: true");

    assertThat(sandbox(SHIPPED.toString(), wider, "--facts", CASES)).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString().lines())
        .anyMatch(
            line ->
                line.matches(
                    "gains +operators +any +all accounts +may pass on an approver's decision .*"));
    assertThat(out.toString()).contains("1 change on 7 accounts");

    assertThat(sandbox(wider, "--facts", CASES, "--json")).isEqualTo(ExitCodes.DONE);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/settings/0/direction").asText()).isEqualTo("loss");
  }

  @Test
  void diff_whenASandboxRuns_readsItsAccountsOnceAndItsHistory() throws IOException {
    try (SandboxLedger ledger = SandboxLedger.start(folder)) {
      String cache = folder.resolve("accounts.json").toString();
      String wider =
          changed(
              "subjects: [developers]\n    effect: allow\n    target: { selector: tag, key: Environment, values: [Development",
              "subjects: [developers, auditors]\n    effect: allow\n    target: { selector: tag, key: Environment, values: [Development",
              "permission_set: PowerUserAccess",
              "permission_set: [PowerUserAccess, AdministratorAccess]");
      List<String> words =
          new ArrayList<>(
              List.of("policy", "diff", SHIPPED.toString(), wider, "--cache", cache, "--history"));
      words.addAll(0, ledger.target());

      assertThat(run(words)).as(err.toString()).isEqualTo(ExitCodes.DENIED);
      assertThat(out.toString())
          .contains("on 6 accounts", "shop-development")
          .contains(SandboxLedger.FIRST.value(), "is allowed, up to 1 h if in developers")
          .contains("is allowed, up to 1 h if in auditors")
          .contains(
              "Stored requests: 2 decided otherwise, 0 as before; 0 cannot be decided again.");

      ledger
          .sandbox()
          .aws()
          .faults()
          .add(
              new Fault(
                  "organizations",
                  "ListAccounts",
                  Fault.Kind.FAIL_BEFORE,
                  0,
                  100,
                  Duration.ZERO,
                  Optional.of("AccessDeniedException"),
                  Optional.empty()));
      assertThat(run(words)).isEqualTo(ExitCodes.DENIED);
      words.removeAll(List.of("--cache", cache));
      assertThat(run(words)).isEqualTo(ExitCodes.ERROR);
      assertThat(err.toString()).contains("the list of accounts cannot be read");
      assertThat(sandbox(SHIPPED.toString(), wider, "--facts", cache)).isEqualTo(ExitCodes.DENIED);
    }
  }

  @Test
  void diff_whenAFileDoesNotLoad_namesEachPlaceAndEndsWith3() throws IOException {
    String broken = changed("effect: deny", "effect: perhaps");

    assertThat(sandbox(SHIPPED.toString(), broken, "--facts", CASES)).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith(broken + ":") && line.endsWith("[unknown_word]"));

    String accounts = folder.resolve("accounts.yaml").toString();
    Files.writeString(Path.of(accounts), "version: \"1.0\"\naccounts: { a: { id: 12 } }\n");
    assertThat(sandbox(SHIPPED.toString(), "--facts", accounts)).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString()).contains(accounts + ":2:");
  }

  @Test
  void diff_whenUsedWrongly_saysSoInOneLineAndEndsWith64() {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("a", "b", "c"),
            List.of("a", "b", "--facts", "f", "--cache", "c"))) {
      assertThat(sandbox(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(ExitCodes.USAGE);
      assertThat(err.toString()).as("%s", wrong).startsWith("boundary: ").doesNotContain("\tat ");
    }
  }

  private String rules(String first, String firstEffect, String second, String secondEffect)
      throws IOException {
    String text = Files.readString(SHIPPED);
    String rule =
        """
          - id: %s
            description: a rule
            subjects: %s
            %s
            target: { selector: any }
            permission_set: ReadOnlyAccess
        """;
    return written(
        text.substring(0, text.indexOf("rules:\n"))
            + "rules:\n"
            + rule.formatted("one", first, firstEffect)
            + rule.formatted("two", second, secondEffect));
  }

  private String changed(String... pairs) throws IOException {
    String text = Files.readString(SHIPPED);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    return written(text);
  }

  private String written(String text) throws IOException {
    return Files.writeString(folder.resolve("policy-" + text.hashCode() + ".yaml"), text)
        .toString();
  }

  /** With the values of the sandbox's world; no sandbox runs. */
  private int sandbox(String... words) {
    List<String> all = new ArrayList<>(List.of("--sandbox", "policy", "diff"));
    all.addAll(List.of(words));
    return run(all);
  }

  private int run(List<String> words) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine line = BoundaryCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(words.toArray(String[]::new));
  }
}
