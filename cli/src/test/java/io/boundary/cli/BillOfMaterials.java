package io.boundary.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a function's zip carries, as CycloneDX 1.6: each jar with its Maven coordinates and its
 * SHA-256, read from the zip itself. Without a time or a serial number, so that the same zip gives
 * the same bytes.
 */
final class BillOfMaterials {

  private static final Pattern JAR = Pattern.compile("lib/(.+)-([0-9][^/]*)\\.jar");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Properties groups = new Properties();

  BillOfMaterials(Path knownGroups) throws IOException {
    try (InputStream file = Files.newInputStream(knownGroups)) {
      groups.load(file);
    }
  }

  /** The bill of the zip, pretty-printed. */
  String of(String function, Path zip) throws IOException {
    Map<String, byte[]> jars = new TreeMap<>();
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (!entry.isDirectory() && !entry.getName().startsWith("config/")) {
          jars.put(entry.getName(), entries.readAllBytes());
        }
      }
    }
    ObjectNode bill = JSON.createObjectNode();
    bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    bill.putObject("metadata")
        .putObject("component")
        .put("type", "application")
        .put("name", function);
    var components = bill.putArray("components");
    for (Map.Entry<String, byte[]> jar : jars.entrySet()) {
      components.add(component(jar.getKey(), jar.getValue()));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
  }

  private ObjectNode component(String entry, byte[] jar) throws IOException {
    Matcher name = JAR.matcher(entry);
    if (!name.matches()) {
      throw new IllegalStateException("no jar with a version: " + entry);
    }
    String artefact = name.group(1);
    String version = name.group(2);
    String group = group(jar, artefact).orElseThrow(() -> unknown(entry));
    ObjectNode component = JSON.createObjectNode();
    component.put("type", "library").put("group", group);
    component.put("name", artefact).put("version", version);
    component.put("purl", "pkg:maven/" + group + "/" + artefact + "@" + version + "?type=jar");
    component
        .putArray("hashes")
        .addObject()
        .put("alg", "SHA-256")
        .put("content", Digest.sha256Hex(jar));
    return component;
  }

  private static IllegalStateException unknown(String entry) {
    return new IllegalStateException(
        "whose is " + entry + "? say so in config/build/groups.properties");
  }

  /** The group that the jar states for this artefact, or that we know. */
  private Optional<String> group(byte[] jar, String artefact) throws IOException {
    String own = "/" + artefact + "/pom.properties";
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith(own)) {
          Properties stated = new Properties();
          stated.load(entries);
          return Optional.ofNullable(stated.getProperty("groupId"));
        }
      }
    }
    return Optional.ofNullable(groups.getProperty(artefact));
  }
}
