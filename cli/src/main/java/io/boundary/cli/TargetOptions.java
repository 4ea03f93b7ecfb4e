package io.boundary.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an operator's command acts on: AWS, or a sandbox that runs on this machine. */
final class TargetOptions {

  /** Where a sandbox of this folder says how to reach it, unless it is told another place. */
  static final String INFO_FILE = ".boundary-sandbox.json";

  @Option(
      names = "--sandbox",
      description =
          "Operators' commands act on the sandbox that runs on this machine, and on nothing else.")
  private boolean sandbox;

  @Option(
      names = "--info-file",
      paramLabel = "FILE",
      description = "The sandbox's info file (default: " + INFO_FILE + " in the project's folder).")
  private @Nullable Path infoFile;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "In a sandbox: act as this caller of its info file (a role such as operator, or a person"
              + " such as sue).")
  private @Nullable String as;

  @Option(
      names = "--no-terraform-sync",
      description =
          "Outside a sandbox: take all settings from the environment, none from Terraform's"
              + " outputs.")
  private boolean noTerraformSync;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      defaultValue = "dev",
      description =
          "Outside a sandbox: the deployment, as a folder of terraform/live/envs (default:"
              + " ${DEFAULT-VALUE}).")
  private String environment = "dev";

  /** Whom a sandbox takes us for, where it was said. */
  Optional<String> as() {
    return Optional.ofNullable(as);
  }

  /** Whose Terraform outputs are asked. */
  String environment() {
    return environment;
  }

  /** Whether settings come from what Terraform put out. */
  boolean syncsWithTerraform() {
    return !noTerraformSync;
  }

  boolean sandbox() {
    return sandbox;
  }

  Path infoFile() {
    return infoFile(infoFile);
  }

  /** The file that was named here, or else there, or the project folder's own. */
  Path infoFile(TargetOptions otherwise) {
    return infoFile == null ? otherwise.infoFile() : infoFile;
  }

  /** The file that was named, or the project folder's own. */
  static Path infoFile(@Nullable Path named) {
    return named == null ? ProjectFolder.find().resolve(INFO_FILE) : named;
  }
}
