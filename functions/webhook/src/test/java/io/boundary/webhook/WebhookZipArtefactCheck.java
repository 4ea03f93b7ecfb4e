package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is deployed: small, and without anything that the public endpoint has no business with. */
class WebhookZipArtefactCheck {

  private static final Path ZIP = Path.of(System.getProperty("webhook.zip", "missing"));
  private static final List<String> UNWANTED =
      List.of(
          "software/amazon/awssdk/services/",
          "com/amazonaws/services/dynamodb",
          "com/fasterxml/jackson/",
          "ch/qos/logback/",
          "org/slf4j/simple/",
          "io/netty/",
          "org/apache/http/",
          "software/amazon/awssdk/crt/",
          "com/slack/",
          "org/yaml/");

  @Test
  void zip_isAtMostSixMegabytes() throws IOException {
    assertThat(Files.size(ZIP)).isLessThanOrEqualTo(6L * 1024 * 1024);
  }

  @Test
  void zip_holdsTheHandlerAndNothingUnwanted() throws IOException {
    List<String> classes = classes();
    assertThat(classes).contains("io/boundary/webhook/WebhookHandler.class");
    assertThat(classes).contains("io/boundary/model/RequestId.class");
    assertThat(classes)
        .noneMatch(name -> UNWANTED.stream().anyMatch(name::startsWith))
        .noneMatch(name -> name.startsWith("io/boundary/broker") || name.contains("jqwik"));
  }

  private static List<String> classes() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        assertThat(entry.getName()).startsWith("lib/");
        if (entry.getName().endsWith(".jar")) {
          try (InputStream jar = zip.getInputStream(entry)) {
            names.addAll(entries(jar.readAllBytes()));
          }
        }
      }
    }
    return names;
  }

  private static List<String> entries(byte[] jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
