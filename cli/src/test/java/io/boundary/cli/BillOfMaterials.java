package io.boundary.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
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
 * What a function's zip or the command line's library folder carries, as CycloneDX 1.6: each jar or
 * native library with its Maven coordinates and its SHA-256, read from the files themselves.
 * Without a time or a serial number, so that the same files give the same bytes.
 */
final class BillOfMaterials {

  private static final Pattern FILE = Pattern.compile("lib/(.+)-([0-9][^/]*)\\.(jar|so|dylib|dll)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Properties groups = new Properties();

  BillOfMaterials(Path knownGroups) throws IOException {
    try (InputStream file = Files.newInputStream(knownGroups)) {
      groups.load(file);
    }
  }

  /** The bill of a function's zip, pretty-printed. */
  String ofZip(String function, Path zip) throws IOException {
    Map<String, byte[]> jars = new TreeMap<>();
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (!entry.isDirectory() && !entry.getName().startsWith("config/")) {
          jars.put(entry.getName(), entries.readAllBytes());
        }
      }
    }
    return of(function, jars);
  }

  /** The bill of a folder that holds libraries and nothing else, pretty-printed. */
  String ofFolder(String name, Path lib) throws IOException {
    Map<String, byte[]> jars = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(lib)) {
      for (Path file : files) {
        jars.put("lib/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return of(name, jars);
  }

  private String of(String name, Map<String, byte[]> jars) throws IOException {
    ObjectNode bill = JSON.createObjectNode();
    bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    bill.putObject("metadata").putObject("component").put("type", "application").put("name", name);
    var components = bill.putArray("components");
    for (Map.Entry<String, byte[]> jar : jars.entrySet()) {
      components.add(component(jar.getKey(), jar.getValue()));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
  }

  private ObjectNode component(String entry, byte[] content) throws IOException {
    Matcher name = FILE.matcher(entry);
    if (!name.matches()) {
      throw new IllegalStateException("no library with a version: " + entry);
    }
    String artefact = name.group(1);
    String version = name.group(2);
    String group = group(content, artefact).orElseThrow(() -> unknown(entry));
    ObjectNode component = JSON.createObjectNode();
    component.put("type", "library").put("group", group);
    component.put("name", artefact).put("version", version);
    component.put(
        "purl", "pkg:maven/" + group + "/" + artefact + "@" + version + "?type=" + name.group(3));
    component
        .putArray("hashes")
        .addObject()
        .put("alg", "SHA-256")
        .put("content", Digest.sha256Hex(content));
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
