package io.boundary.cli;

import io.boundary.sandbox.SandboxException;
import io.boundary.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder with the project's configuration: as the launcher says, or at or above this one. */
final class ProjectFolder {

  /** The sandbox's world. */
  static final String WORLD = "config/sandbox/world.yaml";

  private ProjectFolder() {}

  /**
   * How a sandbox is started here, with another policy file than the folder's where one is named.
   */
  static SandboxOptions options(@Nullable Path policy) {
    SandboxOptions options = SandboxOptions.of(find());
    if (policy == null) {
      return options;
    }
    if (!Files.isReadable(policy) || Files.isDirectory(policy)) {
      throw new SandboxException("the policy file " + policy + " cannot be read");
    }
    return options.withAccessRules(policy);
  }

  static Path find() {
    String told = System.getProperty("boundary.home", "");
    for (Path here = Path.of(told).toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.isRegularFile(here.resolve(WORLD))) {
        return here;
      }
    }
    throw new SandboxException("no " + WORLD + " in this folder or above it");
  }
}
