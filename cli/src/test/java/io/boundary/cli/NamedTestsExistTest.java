package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents name tests as evidence; each of those must exist, or the evidence is none. */
class NamedTestsExistTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

  @ParameterizedTest
  @ValueSource(
      strings = {"docs/security-tests.md", "docs/field-notes-tests.md", "docs/threat-model.md"})
  void document_whenItNamesATest_thereIsOne(String document) throws IOException {
    Map<String, List<Path>> classes = testClasses();
    List<MatchResult> named =
        NAMED.matcher(Files.readString(ROOT.resolve(document))).results().toList();

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named)
        .allSatisfy(
            match ->
                assertThat(classes.getOrDefault(match.group(1), List.of()))
                    .as(match.group())
                    .anyMatch(file -> hasMethod(file, match.group(2))));
  }

  private static Map<String, List<Path>> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.groupingBy(
                  file -> String.valueOf(file.getFileName()).replace(".java", "")));
    }
  }

  private static boolean hasMethod(Path file, String name) {
    try {
      return Files.readString(file).contains(" " + name + "(");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
