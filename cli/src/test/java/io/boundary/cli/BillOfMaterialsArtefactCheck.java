package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes {@code <name>.cdx.json} beside each artefact. Run once they are built. */
class BillOfMaterialsArtefactCheck {

  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  @ParameterizedTest
  @ValueSource(strings = {"webhook", "workflow", "janitor", "audit-api", "dashboard"})
  void bill_whenWritten_namesExactlyTheJarsOfTheZip(String function) throws IOException {
    Path target = ROOT.resolve(Path.of("functions", function, "target"));
    Path zip = target.resolve(function + ".zip");
    BillOfMaterials bills = bills();

    String bill = bills.ofZip(function, zip);

    Files.writeString(target.resolve(function + ".cdx.json"), bill);
    assertThat(bills.ofZip(function, zip)).isEqualTo(bill);
    assertThat(librariesNamedIn(bill)).containsExactlyInAnyOrderElementsOf(jarsIn(zip));
    assertThat(bill).contains("pkg:maven/io.boundary/boundary-" + function + "@");
  }

  @Test
  void bill_ofTheCommandLine_namesExactlyTheLibrariesOfItsFolder() throws IOException {
    Path lib = ROOT.resolve("cli/target/lib");

    String bill = bills().ofFolder("cli", lib);

    Files.writeString(ROOT.resolve("cli/target/cli.cdx.json"), bill);
    try (Stream<Path> files = Files.list(lib)) {
      assertThat(librariesNamedIn(bill))
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> "lib/" + file.getFileName()).toList());
    }
  }

  private static BillOfMaterials bills() throws IOException {
    return new BillOfMaterials(ROOT.resolve("config/build/groups.properties"));
  }

  private static List<String> librariesNamedIn(String bill) throws IOException {
    JsonNode components = new ObjectMapper().readTree(bill).path("components");
    return components.findParents("purl").stream().map(BillOfMaterialsArtefactCheck::file).toList();
  }

  private static String file(JsonNode component) {
    String purl = component.path("purl").asText();
    return "lib/%s-%s.%s"
        .formatted(
            component.path("name").asText(),
            component.path("version").asText(),
            purl.substring(purl.indexOf("?type=") + "?type=".length()));
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
