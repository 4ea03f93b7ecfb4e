package io.boundary.cli;

import io.boundary.sandbox.SandboxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the project's configuration: as the launcher says, or at or above this one. */
final class ProjectFolder {

  private static final String MARK = "config/sandbox/world.yaml";

  private ProjectFolder() {}

  static Path find() {
    String told = System.getProperty("boundary.home", "");
    for (Path here = Path.of(told).toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.isRegularFile(here.resolve(MARK))) {
        return here;
      }
    }
    throw new SandboxException("no " + MARK + " in this folder or above it");
  }
}
