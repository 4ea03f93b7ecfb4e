package io.boundary.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Asks Terraform for the settings of the deployment that this folder's state describes. */
final class TerraformWiring {

  private static final String INSTEAD = " (or use --no-terraform-sync)";

  private TerraformWiring() {}

  /**
   * The settings that Terraform knows.
   *
   * @param environment a folder of {@code terraform/live/envs}
   * @throws IllegalStateException with one line, where it cannot tell them
   */
  static Map<String, String> settings(Path project, String environment) {
    Path folder = Path.of("terraform/live/envs").resolve(environment);
    if (!Files.isDirectory(project.resolve(folder))) {
      throw new IllegalStateException("there is no environment at " + folder + INSTEAD);
    }
    List<String> command = List.of("terraform", "-chdir=" + folder, "output", "-json");
    try {
      Process terraform =
          new ProcessBuilder(command)
              .directory(project.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      terraform.getOutputStream().close();
      String json = new String(terraform.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (terraform.waitFor() != 0) {
        throw new IllegalStateException(
            "terraform does not tell its outputs: see what `"
                + String.join(" ", command)
                + "` says"
                + INSTEAD);
      }
      return TerraformSettings.of(json);
    } catch (IOException e) {
      throw new IllegalStateException("there is no terraform on the PATH" + INSTEAD, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking terraform", e);
    }
  }
}
