package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands against a sandbox that runs for all of them; each test has its own people. */
class LifecycleCommandTest {

  private static final String ALICE = "U0ALICE001";
  private static final String DAVE = "U0DAVE0001";
  private static final String SAM = "U0SAM00001";
  private static final String SUE = "U0SUE00001";
  private static final String PRODUCTION = "123456789012";
  private static final String PLAYGROUND = "111122223333";
  private static final String ADMIN = "AdministratorAccess";
  private static final String READ_ONLY = "ReadOnlyAccess";

  @TempDir private static Path folder;

  private static Path info = Path.of("");
  private static Optional<Sandbox> running = Optional.empty();

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    info = folder.resolve("info.json");
    SandboxOptions options = SandboxOptions.of(ProjectFolder.find());
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(
        policy,
        Files.readString(options.accessRules())
            .replace("cli_on_behalf: false", "cli_on_behalf: true"));
    running =
        Optional.of(
            SandboxWiring.start(
                new SandboxOptions(
                    0,
                    options.worldFile(),
                    policy,
                    Optional.empty(),
                    Optional.of(info),
                    options.timing().withTickPeriod(Duration.ZERO)),
                new ProductFunctions()));
  }

  @AfterAll
  static void end() {
    running.ifPresent(Sandbox::close);
  }

  @AfterEach
  void endEverything() {
    run("unfreeze");
    for (String user : List.of(ALICE, DAVE, SAM)) {
      assertThat(run("revoke", "--requester", user, "--all")).isEqualTo(ExitCodes.DONE);
    }
    assertThat(sandbox().aws().assignments().list()).hasSize(1); // Sam's, from before
    sandbox().clock().advance(Duration.ofMinutes(10)); // nobody waits for an end's echo
  }

  private static Sandbox sandbox() {
    return running.orElseThrow();
  }

  private int run(String... words) {
    return runAs("operator", words);
  }

  private int runAs(String caller, String... words) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine line = BoundaryCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(
        Stream.concat(
                Stream.of("--sandbox", "--info-file", info.toString(), "--as", caller),
                Stream.of(words))
            .toArray(String[]::new));
  }

  private JsonNode json() {
    try {
      return new ObjectMapper().readTree(out.toString());
    } catch (IOException e) {
      throw new AssertionError(out.toString(), e);
    }
  }

  /** Asks for what needs approval; the request's id. */
  private String pending(String user) {
    assertThat(runAs("dave", "request", user, PLAYGROUND, ADMIN, "1", "INC-7", "--json"))
        .as("%s", err)
        .isEqualTo(ExitCodes.DONE);
    assertThat(json().path("status").asText()).isEqualTo("PENDING_APPROVAL");
    return json().path("request_id").asText();
  }

  private List<String> actors(String id) {
    run("status", id, "--json");
    return json().path("events").findValuesAsText("actor");
  }

  @Test
  void request_whenThePolicyAllowsIt_grantsWithTheOperatorInEveryLineOfTheLedger() {
    assertThat(run("request", ALICE, PRODUCTION, READ_ONLY, "0.5")).isEqualTo(ExitCodes.DONE);

    assertThat(out.toString()).contains("ACTIVE").containsPattern("req-cli-[0-9a-f]{12}");
    assertThat(sandbox().aws().assignments().list()).hasSize(2);
    run("list", "--requester", ALICE, "--status", "active", "--since", "1h", "--json");
    String id = json().at("/items/0/request_id").asText();
    assertThat(actors(id))
        .hasSize(2)
        .allMatch(actor -> actor.endsWith("assumed-role/BoundaryOperator/ops"));
    assertThat(run("revoke", id, "--reason", "no longer needed")).isEqualTo(ExitCodes.DONE);
    assertThat(actors(id)).hasSize(3).allMatch(actor -> actor.endsWith("BoundaryOperator/ops"));
    assertThat(out.toString()).contains("no longer needed");
    assertThat(run("revoke", id)).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("It is over already.");
  }

  @Test
  void request_whenGranted_isToldToItsRequesterByTheJanitor() throws IOException {
    int before = sandbox().slack().messagesTo(ALICE).size();
    assertThat(run("request", ALICE, PRODUCTION, READ_ONLY, "1")).isEqualTo(ExitCodes.DONE);
    assertThat(sandbox().slack().messagesTo(ALICE)).hasSize(before);

    sandbox().clock().advance(Duration.ofMinutes(1));
    sandbox().tick();

    assertThat(sandbox().slack().messagesTo(ALICE)).hasSizeGreaterThan(before);
  }

  @Test
  void request_whenDenied_saysWhyAndEndsWith2() {
    assertThat(run("request", ALICE, PRODUCTION, ADMIN, "1")).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString()).contains("Production accounts are read-only");

    assertThat(run("request", "U0NINA0001", PRODUCTION, READ_ONLY, "1"))
        .isEqualTo(ExitCodes.DENIED);
  }

  @Test
  void request_whenFrozen_isDeniedUntilUnfrozen() {
    assertThat(run("freeze")).isEqualTo(ExitCodes.DONE);
    assertThat(run("request", ALICE, PRODUCTION, READ_ONLY, "1")).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString()).contains("granting is frozen");

    assertThat(run("unfreeze", "--json")).isEqualTo(ExitCodes.DONE);
    assertThat(json().path("frozen").asBoolean(true)).isFalse();
    assertThat(run("request", ALICE, PRODUCTION, READ_ONLY, "1")).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void approve_whenTheCallerIsTheApprover_grants() {
    String id = pending(DAVE);

    assertThat(runAs("sue", "approve", id, SUE, "--json")).isEqualTo(ExitCodes.DONE);

    assertThat(json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(json().path("approved_by").asText()).isEqualTo(SUE);
    assertThat(actors(id)).filteredOn(actor -> actor.contains("/sue@example.com")).hasSize(3);
  }

  @Test
  void approve_whenTheCallerOnlyTypesAnApproversName_isRefused() {
    String id = pending(DAVE);

    for (String caller : List.of("operator", "mallory", "dave", "sam")) {
      assertThat(runAs(caller, "approve", id, SUE)).as(caller).isEqualTo(ExitCodes.DENIED);
      assertThat(err.toString().lines()).as(caller).hasSize(2);
    }
    assertThat(runAs("dave", "approve", id, DAVE)).isEqualTo(ExitCodes.DENIED);
    assertThat(runAs("mallory", "approve", id, "U0MALLORY1")).isEqualTo(ExitCodes.DENIED);
    run("status", id, "--json");
    assertThat(json().path("status").asText()).isEqualTo("PENDING_APPROVAL");
    assertThat(json().path("events")).hasSize(1);
  }

  @Test
  void approve_whenTheRequesterHasTwoSlackUsers_isRefusedForBoth() {
    String id = pending(SAM);

    assertThat(runAs("sam", "approve", id, SAM)).isEqualTo(ExitCodes.DENIED);
    assertThat(runAs("sam", "approve", id, "U0SAM00002")).isEqualTo(ExitCodes.DENIED);
    assertThat(err.toString()).contains("You cannot decide your own request.");
  }

  @Test
  void approve_whenOnBehalf_isAnnouncedInTheChannel() {
    String id = pending(DAVE);

    assertThat(run("approve", id, SUE, "--on-behalf")).isEqualTo(ExitCodes.DENIED);
    assertThat(runAs("dave", "approve", id, SUE, "--on-behalf")).isEqualTo(ExitCodes.DENIED);
    assertThat(runAs("olga", "approve", id, SUE, "--on-behalf")).isEqualTo(ExitCodes.DONE);

    assertThat(sandbox().slack().messagesIn("C0SECAPPR1").toString())
        .contains("olga@example.com is about to approve " + id + " on behalf of " + SUE);
  }

  @Test
  void deny_whenTheCallerIsTheApprover_denies() {
    String id = pending(DAVE);

    assertThat(runAs("sue", "deny", id, SUE)).isEqualTo(ExitCodes.DONE);
    assertThat(runAs("sue", "approve", id, SUE)).isEqualTo(ExitCodes.DENIED);
    assertThat(err.toString()).contains("was already denied by " + SUE);
  }

  @Test
  void revoke_whenADryRun_changesNothing() {
    String id = pending(DAVE);

    assertThat(run("revoke", id, "--dry-run")).isEqualTo(ExitCodes.DONE);
    assertThat(run("revoke", "--requester", DAVE, "--all", "--dry-run", "--json"))
        .isEqualTo(ExitCodes.DONE);
    assertThat(json().path("count").asInt()).isEqualTo(1);
    run("status", id, "--json");
    assertThat(json().path("status").asText()).isEqualTo("PENDING_APPROVAL");
  }

  @Test
  void janitor_whenGrantsAreOver_listsThemThenEndsThem() {
    assertThat(run("request", ALICE, PRODUCTION, READ_ONLY, "1")).isEqualTo(ExitCodes.DONE);
    sandbox().clock().advance(Duration.ofHours(2));

    assertThat(run("janitor", "--dry-run")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains(ALICE).contains("end");
    assertThat(sandbox().aws().assignments().list()).hasSize(2);

    assertThat(run("janitor", "--json")).isEqualTo(ExitCodes.DONE);
    assertThat(json().path("revoked").asInt()).isEqualTo(1);
    assertThat(sandbox().aws().assignments().list()).hasSize(1);
  }

  @Test
  void evaluate_whenFactsAreLive_tellsThemAndGrantsNothing() {
    assertThat(run("evaluate", ALICE, PRODUCTION, READ_ONLY, "9", "--json"))
        .isEqualTo(ExitCodes.DONE);

    assertThat(json().path("decision").asText()).isEqualTo("allow");
    assertThat(json().path("hours").asText()).isEqualTo("8");
    assertThat(json().path("facts").asText()).isEqualTo("live");
    assertThat(json().path("account_name").asText()).isEqualTo("shop-production");
    assertThat(json().at("/tags/Environment").asText()).isEqualTo("Production");
    assertThat(run("evaluate", "U0NINA0001", PRODUCTION, READ_ONLY, "1"))
        .isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString()).contains("belongs to no Identity Center user");
    assertThat(sandbox().aws().assignments().list()).hasSize(1);
    run("list", "--requester", "U0NINA0001", "--since", "1m", "--json");
    assertThat(json().path("count").asInt()).isZero();
  }

  @Test
  void evaluate_whenAFactCannotBeRead_endsWith3() {
    assertThat(run("evaluate", ALICE, "000000000000", READ_ONLY, "1")).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().lines()).hasSize(2);
  }

  @Test
  void evaluate_whenFactsAreTyped_asksNobodyAndKeepsTheEvidence(@TempDir Path kept)
      throws IOException {
    int code =
        run(
            "evaluate",
            ALICE,
            PLAYGROUND,
            ADMIN,
            "4",
            "INC-1",
            "--group",
            "developers",
            "--tag",
            "Environment=Sandbox",
            "--artifact-dir",
            kept.resolve("new").toString());

    assertThat(code).as("%s", err).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("Allowed for 1 h once 1 of security_admins approve");
    try (Stream<Path> files = Files.list(kept.resolve("new"))) {
      JsonNode artifact = new ObjectMapper().readTree(files.findFirst().orElseThrow().toFile());
      assertThat(artifact.path("facts").asText()).isEqualTo("options");
      assertThat(artifact.at("/question/account_id").asText()).isEqualTo(PLAYGROUND);
      assertThat(artifact.path("evidence_digest").asText()).hasSize(64);
    }
    assertThat(run("evaluate", ALICE, PLAYGROUND, ADMIN, "1", "--group", "developers"))
        .isEqualTo(ExitCodes.DENIED);
  }

  @Test
  void evaluate_whenAFileTellsTheAccount_asksNobody() {
    String facts = ProjectFolder.find().resolve("config/access_rules.test.yaml").toString();
    List<String> words =
        List.of("evaluate", ALICE, PRODUCTION, READ_ONLY, "1", "--json", "--facts", facts);

    assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCodes.DENIED);
    List<String> asDeveloper = new ArrayList<>(words);
    asDeveloper.addAll(List.of("--group", "developers"));
    assertThat(run(asDeveloper.toArray(String[]::new))).as("%s", err).isEqualTo(ExitCodes.DONE);

    assertThat(json().path("account_name").asText()).isEqualTo("production");
    assertThat(json().at("/tags/Team").asText()).isEqualTo("shop");
    assertThat(json().path("facts").asText()).isEqualTo("options");
  }

  @Test
  void anything_whenThereIsNoSuchRequest_endsWith2() {
    for (String command : List.of("status", "revoke")) {
      assertThat(run(command, "req-0123456789abcdef")).isEqualTo(ExitCodes.DENIED);
      assertThat(err.toString()).contains("there is no request");
    }
    assertThat(runAs("sue", "approve", "req-0123456789abcdef", SUE)).isEqualTo(ExitCodes.DENIED);
  }

  @Test
  void anything_whenUsedWrongly_saysSoInOneLineWithUsageAndEndsWith64() {
    for (List<String> wrong :
        List.of(
            List.of("request", ALICE, "12", READ_ONLY, "1"),
            List.of("request", ALICE, PRODUCTION, "Nonsense", "1"),
            List.of("request", ALICE, PRODUCTION, READ_ONLY, "1e3"),
            List.of("request", ALICE, PRODUCTION + " x", READ_ONLY, "1"),
            List.of("request", "alice", PRODUCTION, READ_ONLY, "1"),
            List.of("evaluate", ALICE, PRODUCTION, READ_ONLY, "1", "--policy", "other.yaml"),
            List.of("evaluate", ALICE, PRODUCTION, READ_ONLY, "1", "--group", "nobody"),
            List.of("status", "nothing"),
            List.of("list", "--status", "gone"),
            List.of("list", "--since", "yesterday"),
            List.of("list", "--limit", "0"),
            List.of("approve", "req-0123456789abcdef"),
            List.of("revoke"),
            List.of("revoke", "--requester", DAVE),
            List.of("revoke", "req-0123456789abcdef", "--all"),
            List.of("revoke", "req-0123456789abcdef", "--reason", ""),
            List.of("freeze", "now"),
            List.of("janitor", "--nonsense"))) {
      assertThat(run(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(ExitCodes.USAGE);
      List<String> lines =
          err.toString().lines().filter(line -> !line.contains("acting on")).toList();
      assertThat(lines.get(0)).as("%s", wrong).startsWith("boundary: ");
      assertThat(lines.get(1)).as("%s", wrong).startsWith("Usage: boundary " + wrong.get(0));
      assertThat(err.toString()).doesNotContain("\tat ");
    }
  }

  @Test
  void as_whenTheSandboxHasNoSuchCaller_endsWith3AndNamesThem() {
    assertThat(runAs("nobody", "list")).isEqualTo(ExitCodes.ERROR);

    assertThat(err.toString()).contains("no caller `nobody`").contains("operator").contains("sue");
  }
}
