package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is deployed: small, with its handler, without what it does not use. Run once zips are built.
 */
class FunctionArtefactCheck {

  private static final long MAX_BYTES = 30_000_000;

  private static final Map<String, String> HANDLERS =
      Map.of(
          "webhook", "io/boundary/webhook/WebhookHandler.class",
          "workflow", "io/boundary/workflow/WorkflowHandler.class",
          "janitor", "io/boundary/janitor/JanitorHandler.class",
          "audit-api", "io/boundary/auditapi/AuditApiHandler.class",
          "dashboard", "io/boundary/dashboard/DashboardHandler.class");

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "workflow", "janitor", "audit-api", "dashboard"})
  void zip_holdsTheFunctionAndNothingTwice(String function) throws IOException {
    Path zip = zip(function);

    List<String> classes = classes(zip);

    assertThat(Files.size(zip)).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(classes)
        .contains(HANDLERS.getOrDefault(function, "unknown"))
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.startsWith("io/netty/") || name.startsWith("org/apache/http/"))
        .noneMatch(name -> name.startsWith("org/junit/") || name.endsWith("Test.class"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit-api", "dashboard"})
  void zip_whenItsFunctionOnlyReads_holdsNoClientThatChangesAnything(String function)
      throws IOException {
    assertThat(classes(zip(function)))
        .noneMatch(name -> name.matches("software/amazon/awssdk/services/(?!dynamodb|ssm/).*"))
        .noneMatch(name -> name.startsWith("com/slack/") || name.startsWith("io/boundary/policy/"));
  }

  private static Path zip(String function) {
    return Path.of(System.getProperty("project.root"), "functions", function, "target")
        .resolve(function + ".zip");
  }

  private static List<String> classes(Path zip) throws IOException {
    List<String> classes = new ArrayList<>();
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream jars = new ZipInputStream(file)) {
      for (ZipEntry jar = jars.getNextEntry(); jar != null; jar = jars.getNextEntry()) {
        classes.addAll(classesOf(jars.readAllBytes()));
      }
    }
    return classes;
  }

  private static List<String> classesOf(byte[] jar) throws IOException {
    List<String> classes = new ArrayList<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.endsWith("-info.class")) {
          classes.add(name);
        }
      }
    }
    return classes;
  }
}
