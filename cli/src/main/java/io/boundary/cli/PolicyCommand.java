package io.boundary.cli;

import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./boundary policy}: what people ask of a policy before it is live. Nothing is granted. */
@Command(
    name = "policy",
    description =
        "Ask the policy: what is wrong in it, whether its cases hold, why it decides, what a change of"
            + " it changes.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class PolicyCommand implements Runnable {

  private final Supplier<Map<String, String>> environment;

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  PolicyCommand(Supplier<Map<String, String>> environment) {
    this.environment = environment;
  }

  /** With its own commands. */
  static CommandLine line(
      Supplier<Map<String, String>> environment,
      Organization.Source organizations,
      AuditedLedger.Source ledgers) {
    return new CommandLine(new PolicyCommand(environment))
        .addSubcommand(new PolicyLintCommand())
        .addSubcommand(new PolicyTestCommand())
        .addSubcommand(new PolicyExplainCommand())
        .addSubcommand(new PolicyDiffCommand(organizations, ledgers));
  }

  /** What is acted on where AWS or a sandbox is asked. */
  TargetOptions target() {
    return parent.target();
  }

  /** What the policy is read with. */
  PolicySurroundings surroundings(PolicyOptions options) {
    return options.surroundings(parent.target(), environment.get());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
