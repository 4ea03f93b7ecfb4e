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
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is deployed: small, with its handler, without what it does not use. Run once zips are built.
 */
class FunctionArtefactCheck {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final long MAX_BYTES = 30_000_000;
  private static final long MAX_WEBHOOK_BYTES = 6_000_000;

  private static final Map<String, String> HANDLERS =
      Map.of(
          "webhook", "io/boundary/webhook/WebhookHandler.class",
          "workflow", "io/boundary/workflow/WorkflowHandler.class",
          "janitor", "io/boundary/janitor/JanitorHandler.class",
          "audit-api", "io/boundary/auditapi/AuditApiHandler.class",
          "dashboard", "io/boundary/dashboard/DashboardHandler.class");

  /** Packages and names that only tests have. */
  private static final Pattern OF_A_TEST =
      Pattern.compile(
          "(org/junit|org/mockito|org/assertj|net/jqwik)/.*|io/boundary/.*(Test|ArtefactCheck)(\\$.*)?\\.class");

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "workflow", "janitor", "audit-api", "dashboard"})
  void zip_holdsTheFunctionAndNothingTwice(String function) throws IOException {
    Path zip = zip(function);

    List<String> classes = classes(zip);

    assertThat(Files.size(zip))
        .isLessThanOrEqualTo(function.equals("webhook") ? MAX_WEBHOOK_BYTES : MAX_BYTES);
    assertThat(classes)
        .contains(HANDLERS.getOrDefault(function, "unknown"))
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.startsWith("io/netty/") || name.startsWith("org/apache/http/"))
        .noneMatch(name -> OF_A_TEST.matcher(name).matches());
  }

  @Test
  void workflowsZip_holdsThePolicyFileThatTerraformNames() throws IOException {
    Path zip = zip("workflow");

    try (ZipFile file = new ZipFile(zip.toFile())) {
      byte[] policy = file.getInputStream(file.getEntry("config/access_rules.yaml")).readAllBytes();

      assertThat(policy).isEqualTo(Files.readAllBytes(ROOT.resolve("config/access_rules.yaml")));
    }
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
    return ROOT.resolve("functions").resolve(function).resolve("target/" + function + ".zip");
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
