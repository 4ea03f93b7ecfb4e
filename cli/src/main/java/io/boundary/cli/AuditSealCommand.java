package io.boundary.cli;

import io.boundary.broker.audit.AuditReport;
import io.boundary.broker.audit.ChainJudge;
import io.boundary.cli.audit.SealFile;
import io.boundary.cli.output.OutputWiring;
import io.boundary.model.LedgerSeal;
import io.boundary.model.LedgerSeal.Since;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./boundary audit seal}: notes where every chain ends, once all of them verify. */
@Command(
    name = "seal",
    description =
        "Check the ledger, and write down where each of its chains ends, with one root over "
            + "all of them. A broken ledger is not sealed.",
    footer = {
      "",
      "Ends with 0 when it is sealed, 2 where something is broken, 3 where something cannot be "
          + "read or the file is there already."
    },
    mixinStandardHelpOptions = true)
final class AuditSealCommand implements Callable<Integer> {

  @CommandLine.ParentCommand private AuditCommand parent = new AuditCommand(AuditWiring::open);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private SealOptions seals = new SealOptions();

  @Option(names = "--json", description = "Print the result for machines.")
  private boolean json;

  @Parameters(paramLabel = "NEW_SEAL", description = "The file to write; there must be none yet.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    seals.check();
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " is there already");
    }
    AuditOutput output =
        new AuditOutput(
            OutputWiring.output(spec.commandLine().getOut(), spec.commandLine().getErr(), json));
    SealOptions.Reading reading = seals.read();
    if (reading instanceof SealOptions.Reading.Refused refused) {
      return output.refused(refused.why());
    }
    ChainJudge judge =
        new ChainJudge(((SealOptions.Reading.Read) reading).seal(), Since.LATER_EVENTS);
    AuditedLedger ledger = parent.ledger();
    output.target(ledger.target());
    Instant at = ledger.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    AuditReport report = output.walk(ledger.audit(), judge);
    output.report(report, judge.seal());
    if (!report.holds()) {
      return output.end(ExitCodes.DENIED);
    }
    LedgerSeal seal = new LedgerSeal(at, report.heads());
    write(seal);
    output.sealed(seal, file.toString());
    return output.end(ExitCodes.DONE);
  }

  private void write(LedgerSeal seal) {
    try {
      Files.write(file, SealFile.bytes(seal), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(file + " is there already", e);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be written", e);
    }
  }
}
