package io.boundary.cli;

import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./boundary sandbox}: serves the whole product on one port of 127.0.0.1. */
@Command(
    name = "sandbox",
    description = "Run the whole product on this machine: no AWS or Slack account is used.",
    footer = {"", "Ctrl-C ends it. Ends with 3 where it cannot start."},
    mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

  private final FunctionFactory functions;
  private final Consumer<Sandbox> running;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + SandboxOptions.DEFAULT_PORT,
      description = "Port of 127.0.0.1 (default ${DEFAULT-VALUE}; 0: any free one).")
  private int port;

  @Option(
      names = "--info-file",
      paramLabel = "FILE",
      description =
          "Write to FILE, once ready, how a program can drive the sandbox (JSON, mode 0600;"
              + " default "
              + TargetOptions.INFO_FILE
              + " in the project's folder).")
  private @Nullable Path infoFile;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Keep requests, assignments and parameters in DIR (default: in memory).")
  private @Nullable Path dataDir;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Another policy file than config/access_rules.yaml.")
  private @Nullable Path policy;

  /** Serves these functions; {@code running} returns when the sandbox is to end. */
  SandboxCommand(FunctionFactory functions, Consumer<Sandbox> running) {
    this.functions = functions;
    this.running = running;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port is a number from 0 to 65535");
    }
    SandboxOptions options =
        ProjectFolder.options(policy)
            .withPort(port)
            .withInfoFile(Optional.of(TargetOptions.infoFile(infoFile)))
            .withDataDir(Optional.ofNullable(dataDir));
    try (Sandbox sandbox = SandboxWiring.start(options, functions)) {
      spec.commandLine().getOut().println(ReadyBanner.of(sandbox));
      spec.commandLine().getOut().flush();
      running.accept(sandbox);
    }
    return ExitCodes.DONE;
  }
}
