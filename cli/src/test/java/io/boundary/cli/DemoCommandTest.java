package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.cli.output.Screen;
import io.boundary.sandbox.ProductFunctions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void execute_whenAllComesOutAsTold_endsWithZero() {
    int code = run(new Screen(true, 80, true, true), Duration.ofSeconds(60), "--debug");

    assertThat(out.toString()).contains("\u001B[32m✓\u001B[0m");
    String story = out.toString().replaceAll("\u001B\\[[0-9]+m", "").replaceAll("\\s+", " ");
    assertThat(story)
        .contains(
            "✓ Identity Center lists her assignment.",
            "✓ Identity Center lists no assignment of hers any more.",
            "✓ Her own click does not count.",
            "✓ Nor does the click of somebody who is no approver.",
            "✓ The message in the channel has lost its buttons",
            "✓ The record names the rule that decided: deny-production-by-tag.",
            "Did you mean `ReadOnlyAccess`?",
            "✓ What is stored says what was intended: APPROVED, and not yet ACTIVE.",
            "✓ And one assignment, not two.",
            "✓ All chains verify, each to the end that its record names.",
            "| aws workflow sso CreateAccountAssignment: 500",
            "Every step came out as told.")
        .doesNotContain("✗", "slack_response_url");
    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void execute_whenAPolicyDeniesEverything_saysWhatWasSeenAndEndsWith2(@TempDir Path folder)
      throws IOException {
    Path policy = folder.resolve("closed.yaml");
    String rules = Files.readString(ProjectFolder.find().resolve("config/access_rules.yaml"));
    Files.writeString(policy, rules.substring(0, rules.indexOf("rules:")) + CLOSED);

    int code = run(Screen.PLAIN, Duration.ofSeconds(60), "--policy", policy.toString());

    assertThat(code).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(
            "NOT AS TOLD: The policy allows it, and nobody else has to agree.",
            "is DENIED: Nobody may do anything",
            "4 chapters did not come out as told")
        .contains("ok The answer comes at once and names what he meant.")
        .doesNotContain("\u001B", "Every step came out as told");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void execute_whenTheSandboxCannotStart_saysSoInOneLineAndEndsWith3(@TempDir Path folder) {
    int code =
        run(Screen.PLAIN, Duration.ofSeconds(1), "--policy", folder.resolve("none").toString());

    assertThat(code).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().strip().lines()).singleElement().asString().startsWith("boundary: ");
  }

  /** Rules that let nobody in. */
  static final String CLOSED =
      """
      rules:
        - id: nobody-nothing
          description: Nobody may do anything
          subjects: [developers, security_admins, auditors]
          effect: deny
          target: { selector: any }
          permission_set: "*"
      """;

  private int run(Screen screen, Duration patience, String... arguments) {
    CommandLine line =
        BoundaryCli.configured(new DemoCommand(new ProductFunctions(), () -> screen, patience));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] words = new String[arguments.length + 1];
    words[0] = "demo";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return line.execute(words);
  }
}
