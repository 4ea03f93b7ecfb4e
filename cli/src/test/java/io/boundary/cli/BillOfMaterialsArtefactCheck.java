package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes {@code <function>.cdx.json} beside each zip. Run once zips are built. */
class BillOfMaterialsArtefactCheck {

  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "workflow", "janitor", "audit-api", "dashboard"})
  void bill_whenWritten_namesExactlyTheJarsOfTheZip(String function) throws IOException {
    Path target = ROOT.resolve(Path.of("functions", function, "target"));
    Path zip = target.resolve(function + ".zip");
    BillOfMaterials bills = new BillOfMaterials(ROOT.resolve("config/build/groups.properties"));

    String bill = bills.of(function, zip);

    Files.writeString(target.resolve(function + ".cdx.json"), bill);
    assertThat(bills.of(function, zip)).isEqualTo(bill);
    assertThat(jarsNamedIn(bill)).containsExactlyInAnyOrderElementsOf(jarsIn(zip));
    assertThat(bill).contains("pkg:maven/io.boundary/boundary-" + function + "@");
  }

  private static List<String> jarsNamedIn(String bill) throws IOException {
    JsonNode components = new ObjectMapper().readTree(bill).path("components");
    return components.findParents("purl").stream()
        .map(each -> each.path("name").asText() + "-" + each.path("version").asText())
        .map(name -> "lib/" + name + ".jar")
        .toList();
  }

  private static List<String> jarsIn(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .map(String::valueOf)
          .filter(name -> name.endsWith(".jar")) // the workflow's holds the policy file too
          .toList();
    }
  }
}
