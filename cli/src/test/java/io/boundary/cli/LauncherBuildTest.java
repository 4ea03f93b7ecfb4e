package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds and when it does not, with a Maven and a JDK that only say so. */
class LauncherBuildTest {

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo built >> "$TOOLS/builds"
      [ ! -e "$TOOLS/broken" ] || { echo "[ERROR] something does not compile"; exit 1; }
      mkdir -p cli/target
      touch cli/target/boundary-cli-1.jar
      """;

  /** Makes the archive of classes where it is asked for one, unless it is too old for that. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for word in "$@"; do
        case "$word" in
          -XX:ArchiveClassesAtExit=*) [ -e "$TOOLS/old" ] || touch "${word#*=}"; exit ;;
          -XX:SharedArchiveFile=*) archive=" with an archive" ;;
        esac
      done
      echo "ran ${*: -1}${archive:-}"
      """;

  @TempDir private Path project;
  @TempDir private Path tools;

  private Path launcher = Path.of("");
  private Shell shell = new Shell(Path.of(""), Map.of());

  @BeforeEach
  void prepare() throws IOException {
    LauncherFolder folder = LauncherFolder.fresh(project);
    launcher = folder.launcher();
    folder.script("cli/src/main/java/Some.java", "class Some {}");
    LauncherFolder toolFolder = new LauncherFolder(tools);
    toolFolder.script("mvn", MAVEN);
    toolFolder.script("jdk/bin/javac", "#!/usr/bin/env bash\n");
    toolFolder.script("jdk/bin/java", JAVA);
    toolFolder.script("jdk/release", "IMPLEMENTOR=\"N.N.\"\nJAVA_VERSION=\"17.0.1\"\n");
    shell =
        new Shell(
            tools,
            Map.of(
                "TOOLS", tools.toString(),
                "JAVA_HOME", tools.resolve("jdk").toString(),
                "PATH", tools + ":" + System.getenv("PATH")));
  }

  @Test
  void run_whenNothingIsBuilt_buildsOnceAndSaysSo() throws Exception {
    Shell.Ended first = shell.run(launcher, "list");
    Shell.Ended second = shell.run(launcher, "list");

    assertThat(first.code()).isZero();
    assertThat(first.err()).startsWith("boundary: building");
    assertThat(first.out()).isEqualTo("ran list with an archive\n");
    assertThat(second).isEqualTo(new Shell.Ended(0, "ran list with an archive\n", ""));
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void run_whenASourceIsNewer_buildsAgain() throws Exception {
    shell.run(launcher, "list");
    FileTime built = Files.getLastModifiedTime(project.resolve("cli/target/.built"));
    FileTime later = FileTime.fromMillis(built.toMillis() + 2_000);

    Files.setLastModifiedTime(project.resolve("cli/src/main/java/Some.java"), later);
    shell.run(launcher, "list");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void run_whenClassesCannotBeArchived_runsWithoutAnArchive() throws Exception {
    Files.writeString(tools.resolve("old"), "");

    assertThat(shell.run(launcher, "list").out()).isEqualTo("ran list\n");
  }

  @Test
  void run_whenTheClassesAreGone_buildsAgain() throws Exception {
    shell.run(launcher, "list");

    Files.delete(project.resolve("cli/target/boundary-cli-1.jar"));
    shell.run(launcher, "list");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void run_whenTheBuildFails_saysSoInOneLineAndTriesAgainNextTime() throws Exception {
    Files.writeString(tools.resolve("broken"), "");

    Shell.Ended failed = shell.run(launcher, "list");
    Shell.Ended again = shell.run(launcher, "list");

    assertThat(failed.code()).isEqualTo(ExitCodes.ERROR);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err().lines())
        .hasSize(3)
        .last()
        .asString()
        .isEqualTo("boundary: the build failed; what Maven says about it is above");
    assertThat(again.code()).isEqualTo(ExitCodes.ERROR);
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void run_whenTheJdkIsTooOld_looksForAnother() throws Exception {
    new LauncherFolder(tools).script("jdk/release", "JAVA_VERSION=\"1.8.0_402\"\n");
    new LauncherFolder(tools).script("jdk/bin/java", "#!/usr/bin/env bash\necho too old\n");

    Shell.Ended ended = shell.run(launcher, "list");

    assertThat(ended.out()).doesNotContain("too old");
  }

  private int builds() throws IOException {
    return Files.readAllLines(tools.resolve("builds")).size();
  }
}
