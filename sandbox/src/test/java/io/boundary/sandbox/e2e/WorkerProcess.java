package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.WorkerWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the product's functions in a JVM of its own. */
public final class WorkerProcess implements AutoCloseable {

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /**
   * What a process is started from.
   *
   * @param folder where the sandbox's info file and the processes' logs are put
   */
  public record Setting(JsonNode info, Path world, Path accessRules, Path folder) {}

  /** Starts a workflow for this sandbox; its files and log are kept in the folder. */
  static WorkerProcess start(JsonNode info, Path folder) {
    Setting setting =
        new Setting(
            info,
            Rig.ROOT.resolve("config/sandbox/world.yaml"),
            Rig.ROOT.resolve("config/access_rules.yaml"),
            folder);
    return start(WorkerWiring.class, setting, "worker");
  }

  /** Starts a process; what it writes is appended to the log of that name. */
  public static WorkerProcess start(Class<?> main, Setting setting, String name) {
    Path infoFile = setting.folder().resolve(name + "-info.json");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dlogback.configurationFile="
                + Rig.ROOT.resolve("sandbox/src/test/resources/logback-process.xml"),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            infoFile.toString(),
            setting.world().toString(),
            setting.accessRules().toString());
    try {
      Files.createDirectories(setting.folder());
      Files.writeString(infoFile, setting.info().toString());
      return new WorkerProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(
                      setting.folder().resolve(name + ".log").toFile()))
              .start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** {@code kill -9}; the exit value. */
  public int kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the process outlived a SIGKILL");
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
