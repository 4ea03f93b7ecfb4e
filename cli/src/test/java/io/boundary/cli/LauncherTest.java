package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, through a symbolic link from another folder. */
class LauncherTest {

  @TempDir private Path project;
  @TempDir private Path elsewhere;

  private Path link = Path.of("");
  private Shell shell = new Shell(Path.of(""), Map.of());

  @BeforeEach
  void build() throws IOException {
    LauncherFolder folder = LauncherFolder.built(project);
    link = Files.createSymbolicLink(elsewhere.resolve("bnd"), folder.launcher());
    shell = new Shell(elsewhere, Map.of("JAVA_HOME", System.getProperty("java.home")));
  }

  @Test
  void help_whenAskedFor_namesTheCommands() throws Exception {
    Shell.Ended help = shell.run(link, "--help");

    assertThat(help.code()).isEqualTo(ExitCodes.DONE);
    assertThat(help.out()).contains("Usage: boundary").contains("sandbox").contains("demo");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void version_whenAskedFor_isOneLine() throws Exception {
    Shell.Ended version = shell.run(link, "--version");

    assertThat(version.code()).isEqualTo(ExitCodes.DONE);
    assertThat(version.out().strip()).isEqualTo("boundary 1.0.0");
    assertThat(shell.run(link, "policy", "lint", "--version")).isEqualTo(version);
  }

  @Test
  void sandbox_whenInterrupted_endsSoonAndFreesThePort() throws Exception {
    Path info = elsewhere.resolve("info.json");
    Shell.Running sandbox =
        shell.start(
            "env", "--default-signal=INT", link, "sandbox", "--port", "0", "--info-file", info);
    awaitFile(elsewhere, info);
    String url = new ObjectMapper().readTree(info.toFile()).path("base_url").asText();

    shell.run("kill", "-INT", String.valueOf(sandbox.process().pid()));
    Shell.Ended ended = sandbox.end(5);

    assertThat(ended.code()).isIn(0, 130);
    assertThat(ended.err()).isEmpty();
    try (ServerSocket port =
        new ServerSocket(URI.create(url).getPort(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(port.isBound()).isTrue();
    }
  }

  private static void awaitFile(Path folder, Path file) throws IOException, InterruptedException {
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      for (int i = 0; i < 120 && !(Files.exists(file) && Files.size(file) > 0); i++) {
        var key = changes.poll(1, TimeUnit.SECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
    }
    assertThat(file).isNotEmptyFile();
  }
}
