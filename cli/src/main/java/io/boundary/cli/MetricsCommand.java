package io.boundary.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./boundary metrics}: the figures behind the dashboard and {@code /api/metrics}. */
@Command(
    name = "metrics",
    description = "Look after the figures.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class MetricsCommand implements Runnable {

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** The command with what belongs to it. */
  static CommandLine line(Operator.Source operators) {
    return new CommandLine(new MetricsCommand())
        .addSubcommand(new MetricsRebuildCommand(operators));
  }

  /** What it acts on. */
  TargetOptions target() {
    return parent.target();
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
