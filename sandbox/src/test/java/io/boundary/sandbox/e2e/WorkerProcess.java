package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.WorkerWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The workflow function in a JVM of its own. */
final class WorkerProcess implements AutoCloseable {

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /** Starts one for this sandbox; its files and log are kept in the folder. */
  static WorkerProcess start(JsonNode info, Path folder) {
    Path infoFile = folder.resolve("info.json");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerWiring.class.getName(),
            infoFile.toString(),
            Rig.ROOT.resolve("config/sandbox/world.yaml").toString(),
            Rig.ROOT.resolve("config/access_rules.yaml").toString());
    try {
      Files.writeString(infoFile, info.toString());
      return new WorkerProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("worker.log").toFile()))
              .start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** {@code kill -9}; the exit value. */
  int kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the worker outlived a SIGKILL");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
