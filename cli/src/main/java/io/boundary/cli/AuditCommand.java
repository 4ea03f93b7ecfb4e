package io.boundary.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./boundary audit}: whether the evidence is still what was written. Nothing is changed. */
@Command(
    name = "audit",
    description = "Check the ledger, seal it, and take it out. Nothing in it is changed.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {

  private final AuditedLedger.Source ledgers;

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  AuditCommand(AuditedLedger.Source ledgers) {
    this.ledgers = ledgers;
  }

  /** With its own commands. */
  static CommandLine line(AuditedLedger.Source ledgers) {
    return new CommandLine(new AuditCommand(ledgers))
        .addSubcommand(new AuditVerifyCommand())
        .addSubcommand(new AuditSealCommand())
        .addSubcommand(new AuditExportCommand());
  }

  /** The ledger of the target. */
  AuditedLedger ledger() {
    return ledgers.open(parent.target());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
