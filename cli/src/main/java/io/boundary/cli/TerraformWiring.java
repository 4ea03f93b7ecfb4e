package io.boundary.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Asks Terraform for the settings of the deployment that this folder's state describes. */
final class TerraformWiring {

  private static final List<String> COMMAND =
      List.of("terraform", "-chdir=terraform/live/envs/dev", "output", "-json");
  private static final String INSTEAD = " (or use --no-terraform-sync)";

  private TerraformWiring() {}

  /**
   * The settings that Terraform knows.
   *
   * @throws IllegalStateException with one line, where it cannot tell them
   */
  static Map<String, String> settings(Path project) {
    try {
      Process terraform =
          new ProcessBuilder(COMMAND)
              .directory(project.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      terraform.getOutputStream().close();
      String json = new String(terraform.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (terraform.waitFor() != 0) {
        throw new IllegalStateException(
            "terraform does not tell its outputs: see what `"
                + String.join(" ", COMMAND)
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
