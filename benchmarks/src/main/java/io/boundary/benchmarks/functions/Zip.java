package io.boundary.benchmarks.functions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A function's zip, laid out as Lambda lays it out. */
final class Zip {

  private Zip() {}

  /** Unpacks it; the folder. */
  static Path unpack(Path root, String function, Path folder) throws IOException {
    Path zip = root.resolve("functions/" + function + "/target/" + function + ".zip");
    Path task = folder.resolve(function);
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = task.resolve(entry.getName()).normalize();
        if (!file.startsWith(task)) {
          throw new IOException("an entry outside of the zip: " + entry.getName());
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.resolveSibling(""));
          Files.write(file, entries.readAllBytes());
        }
      }
    }
    return task;
  }
}
