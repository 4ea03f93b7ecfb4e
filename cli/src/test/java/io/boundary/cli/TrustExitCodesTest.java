package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every exit code of {@code audit} and {@code policy diff}, of a process, over one sandbox. */
class TrustExitCodesTest {

  private static final Path SHIPPED = ProjectFolder.find().resolve("config/access_rules.yaml");

  @TempDir private Path project = Path.of("");
  @TempDir private Path folder = Path.of("");

  private List<String> target = List.of();
  private Path launcher = Path.of("");

  @Test
  void audit_whenRunAsAProcess_endsAsItSays() throws Exception {
    launcher = LauncherFolder.built(project).launcher();
    try (SandboxLedger ledger = SandboxLedger.start(folder)) {
      target = ledger.target();
      String seal = folder.resolve("seal").toString();
      String bundle = folder.resolve("bundle").toString();

      ends(ExitCodes.DONE, "audit", "verify");
      ends(ExitCodes.DONE, "audit", "seal", seal);
      ends(ExitCodes.DONE, "audit", "export", bundle);
      ends(ExitCodes.ERROR, "audit", "seal", seal);
      ends(ExitCodes.ERROR, "audit", "export", bundle);
      ends(ExitCodes.ERROR, "audit", "verify", "--seal", folder.resolve("none").toString());
      ends(ExitCodes.USAGE, "audit", "verify", "--request", "nobody");
      ends(ExitCodes.USAGE, "audit", "seal");
      ends(ExitCodes.USAGE, "audit", "export");
      ledger.deleteEvent(SandboxLedger.FIRST);
      ends(ExitCodes.DENIED, "audit", "verify", "--seal", seal);
      ends(ExitCodes.DENIED, "audit", "seal", folder.resolve("other").toString());
    }
  }

  @Test
  void policyDiff_whenRunAsAProcess_endsAsItSays() throws Exception {
    launcher = LauncherFolder.built(project).launcher();
    target = List.of("--sandbox");
    String old = SHIPPED.toString();
    String facts = SHIPPED.resolveSibling("access_rules.test.yaml").toString();
    Path wider = folder.resolve("wider.yaml");
    Files.writeString(
        wider,
        Files.readString(SHIPPED).replace("max_duration_hours: 8 ", "max_duration_hours: 9 "));

    ends(ExitCodes.DONE, "policy", "diff", wider.toString(), old, "--facts", facts);
    ends(ExitCodes.DENIED, "policy", "diff", old, wider.toString(), "--facts", facts);
    ends(ExitCodes.ERROR, "policy", "diff", old, "nowhere.yaml", "--facts", facts);
    ends(ExitCodes.USAGE, "policy", "diff");
  }

  private void ends(int code, String... words) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of(launcher));
    command.addAll(target);
    command.addAll(List.of(words));
    Shell shell = new Shell(folder, Map.of("JAVA_HOME", System.getProperty("java.home")));

    Shell.Ended ended = shell.run(command.toArray());

    assertThat(ended.code()).as("%s: %s", command, ended).isEqualTo(code);
    assertThat(ended.err()).doesNotContain("\tat ");
    assertThat(ended.out().isEmpty()).isEqualTo(code == ExitCodes.ERROR || code == ExitCodes.USAGE);
  }
}
