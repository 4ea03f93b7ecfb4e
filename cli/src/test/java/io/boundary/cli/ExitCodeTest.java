package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each command on requests ends with, as a process of its own; one sandbox for all. */
class ExitCodeTest {

  private static final String NONE = "req-0123456789abcdef";
  private static final String SUE = "U0SUE00001";

  /** Every command with arguments that would do. */
  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "request", List.of("U0ALICE001", "123456789012", "ReadOnlyAccess", "1"),
          "evaluate", List.of("U0ALICE001", "123456789012", "ReadOnlyAccess", "1"),
          "status", List.of(NONE),
          "list", List.of(),
          "approve", List.of(NONE, SUE),
          "deny", List.of(NONE, SUE),
          "revoke", List.of(NONE),
          "freeze", List.of(),
          "unfreeze", List.of(),
          "janitor", List.of());

  @TempDir private static Path project;
  @TempDir private static Path elsewhere;

  private static Path info = Path.of("");
  private static Path launcher = Path.of("");
  private static Optional<Sandbox> running = Optional.empty();

  private final Shell shell =
      new Shell(
          elsewhere,
          Map.of(
              "JAVA_HOME",
              System.getProperty("java.home"),
              "PATH",
              project.resolve("bin") + ":" + System.getenv("PATH")));

  @BeforeAll
  static void start() throws IOException {
    LauncherFolder folder = LauncherFolder.built(project);
    folder.script("bin/terraform", "#!/bin/sh\necho '{}'\n");
    launcher = folder.launcher();
    info = elsewhere.resolve("info.json");
    running =
        Optional.of(
            SandboxWiring.start(
                SandboxOptions.of(ProjectFolder.find()).withInfoFile(Optional.of(info)),
                new ProductFunctions()));
  }

  @AfterAll
  static void end() {
    running.ifPresent(Sandbox::close);
  }

  private Shell.Ended run(Path infoFile, String caller, String command, List<String> arguments)
      throws Exception {
    List<Object> words =
        new ArrayList<>(
            List.of(launcher, "--sandbox", "--info-file", infoFile, "--as", caller, command));
    words.addAll(arguments);
    Shell.Ended ended = shell.run(words.toArray());
    assertThat(ended.err()).as("%s", words).doesNotContain("\tat ").doesNotContain("Exception");
    return ended;
  }

  private int code(String caller, String command, String... arguments) throws Exception {
    return run(info, caller, command, List.of(arguments)).code();
  }

  /** Asks for what needs approval; the request's id. */
  private String pending(String user) throws Exception {
    Shell.Ended asked =
        run(
            info,
            "dave",
            "request",
            List.of(user, "111122223333", "AdministratorAccess", "1", "INC-1", "--json"));
    assertThat(asked.code()).as(asked.err()).isEqualTo(ExitCodes.DONE);
    return new ObjectMapper().readTree(asked.out()).path("request_id").asText();
  }

  @Test
  void everyCommand_whenUsedWrongly_endsWith64() throws Exception {
    for (String command : COMMANDS.keySet()) {
      Shell.Ended ended = run(info, "operator", command, List.of("--nonsense"));
      assertThat(ended.code()).as(command).isEqualTo(ExitCodes.USAGE);
      assertThat(ended.err()).startsWith("boundary: ").contains("Usage: boundary " + command);
    }
  }

  @Test
  void everyCommand_whenItsTargetCannotBeReached_endsWith3() throws Exception {
    for (Map.Entry<String, List<String>> command : COMMANDS.entrySet()) {
      Shell.Ended ended =
          run(elsewhere.resolve("none"), "operator", command.getKey(), command.getValue());
      assertThat(ended.code()).as(command.getKey()).isEqualTo(ExitCodes.ERROR);
      assertThat(ended.err().lines()).singleElement().asString().startsWith("boundary: ");
    }
  }

  @Test
  void anyCommand_whenTerraformKnowsNoDeployment_endsWith3() throws Exception {
    Shell.Ended ended = shell.run(launcher, "list");

    assertThat(ended.code()).isEqualTo(ExitCodes.ERROR);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("boundary: terraform has no output `dynamodb_table_name`");
  }

  @Test
  void everyCommand_whenDone_endsWith0AndWhenNotWith2() throws Exception {
    assertThat(code("operator", "request", "U0ALICE001", "123456789012", "ReadOnlyAccess", "1"))
        .isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "request", "U0ALICE001", "123456789012", "PowerUserAccess", "1"))
        .isEqualTo(ExitCodes.DENIED);
    assertThat(code("operator", "evaluate", "U0ALICE001", "123456789012", "ReadOnlyAccess", "1"))
        .isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "evaluate", "U0NINA0001", "123456789012", "ReadOnlyAccess", "1"))
        .isEqualTo(ExitCodes.DENIED);
    String first = pending("U0DAVE0001");
    String second = pending("U0ALICE001");

    assertThat(code("operator", "list", "--status", "PENDING")).isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "status", first)).isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "status", NONE)).isEqualTo(ExitCodes.DENIED);
    assertThat(code("operator", "approve", first, SUE)).isEqualTo(ExitCodes.DENIED);
    assertThat(code("sue", "approve", first, SUE)).isEqualTo(ExitCodes.DONE);
    assertThat(code("mallory", "deny", second, SUE)).isEqualTo(ExitCodes.DENIED);
    assertThat(code("sue", "deny", second, SUE)).isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "revoke", first)).isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "revoke", NONE)).isEqualTo(ExitCodes.DENIED);
    assertThat(code("operator", "freeze")).isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "unfreeze")).isEqualTo(ExitCodes.DONE);
    assertThat(code("operator", "janitor")).isEqualTo(ExitCodes.DONE);
  }
}
