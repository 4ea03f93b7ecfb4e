package io.boundary.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as processes, with their output in files. */
record Shell(Path folder, Map<String, String> environment) {

  /** What a process left. */
  record Ended(int code, String out, String err) {}

  /** A process that runs. */
  record Running(Process process, Path out, Path err) {

    Ended end(int seconds) throws IOException, InterruptedException {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("still running after " + seconds + " s: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  Running start(Object... words) throws IOException {
    List<String> command = new ArrayList<>();
    for (Object word : words) {
      command.add(word.toString());
    }
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  Ended run(Object... words) throws IOException, InterruptedException {
    return start(words).end(120);
  }
}
