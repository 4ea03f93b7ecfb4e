package io.boundary.broker.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bugs that {@code scripts/seeded-bugs} puts in still fit the code they are put into. */
class SeededBugsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static Stream<Path> patches() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("broker/src/test/mutants"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("patches")
  void patch_whenTheCodeHasMovedOn_stillApplies(Path patch) throws IOException {
    String code = "";
    StringBuilder hunk = new StringBuilder();
    for (String line : Files.readAllLines(patch)) {
      if (line.startsWith("+++ b/")) {
        assertThat(code).contains(hunk);
        hunk.setLength(0);
        code = Files.readString(ROOT.resolve(line.substring(6)));
      } else if (line.startsWith("@@")) {
        assertThat(code).contains(hunk);
        hunk.setLength(0);
      } else if (!List.of("+", "#").contains(line.substring(0, 1)) && !line.startsWith("---")) {
        hunk.append(line.substring(1)).append('\n');
      }
    }
    assertThat(code).isNotEmpty().contains(hunk);
  }
}
