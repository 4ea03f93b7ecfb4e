package io.boundary.cli;

import io.boundary.cli.audit.BundleExport;
import io.boundary.cli.output.OutputWiring;
import io.boundary.cli.output.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./boundary audit export}: the ledger as files that can be checked without AWS. */
@Command(
    name = "export",
    description =
        "Write the whole ledger into a folder: ledger.jsonl, an event a line, and manifest.json "
            + "with its hash. `audit verify --bundle` checks it.",
    footer = {
      "",
      "Ends with 0 when it is written, 3 where the ledger cannot be read or the folder not written."
    },
    mixinStandardHelpOptions = true)
final class AuditExportCommand implements Callable<Integer> {

  private static final String WRITING = "writing the bundle";

  @CommandLine.ParentCommand private AuditCommand parent = new AuditCommand(AuditWiring::open);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--json", description = "Print the result for machines.")
  private boolean json;

  @Parameters(paramLabel = "DIR", description = "The folder; it must hold no bundle yet.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    AuditOutput output =
        new AuditOutput(
            OutputWiring.output(spec.commandLine().getOut(), spec.commandLine().getErr(), json));
    AuditedLedger ledger = parent.ledger();
    output.target(ledger.target());
    output.exported(written(ledger, output), folder.toString());
    return output.end(ExitCodes.DONE);
  }

  private long written(AuditedLedger ledger, AuditOutput output) {
    BundleExport export = new BundleExport(ledger.listing(), ledger.history());
    try (Progress progress = output.progress(WRITING)) {
      return export.to(folder, AuditOutput.telling(progress, WRITING));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException("there is a bundle in " + folder + " already", e);
    } catch (IOException e) {
      throw new IllegalStateException("the bundle " + folder + " cannot be written", e);
    }
  }
}
