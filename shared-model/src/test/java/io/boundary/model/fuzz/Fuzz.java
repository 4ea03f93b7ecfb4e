package io.boundary.model.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Fuzzing as tests. */
public final class Fuzz {

  private Fuzz() {}

  /** A test for each of the parsers that this run wants. */
  public static Stream<DynamicTest> tests(FuzzTarget<?>... targets) {
    FuzzSettings settings = FuzzSettings.ofProcess();
    return Arrays.stream(targets)
        .filter(settings::wants)
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> test(target, settings)));
  }

  private static void test(FuzzTarget<?> target, FuzzSettings settings) {
    FuzzRun<?> run = new FuzzRun<>(target, settings);
    try {
      report(target.name(), run.call());
    } catch (FuzzFailure failure) {
      report(target.name(), String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private static void report(String name, String line) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "fuzz"));
      Files.writeString(folder.resolve(name + ".txt"), line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
