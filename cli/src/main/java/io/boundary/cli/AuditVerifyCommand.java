package io.boundary.cli;

import io.boundary.broker.audit.AuditReport;
import io.boundary.broker.audit.ChainJudge;
import io.boundary.broker.audit.LedgerAudit;
import io.boundary.cli.audit.BundleCheck;
import io.boundary.cli.audit.BundleWriter;
import io.boundary.cli.output.OutputWiring;
import io.boundary.cli.output.Progress;
import io.boundary.model.LedgerSeal;
import io.boundary.model.LedgerSeal.Since;
import io.boundary.model.RequestId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./boundary audit verify}: whether every chain of the ledger is what was written. */
@Command(
    name = "verify",
    description =
        "Compute every chain of the ledger again, compare it with its request's record, and "
            + "name the first broken link of each. With --bundle nothing is asked of AWS.",
    footer = {
      "",
      "Ends with 0 where nothing is broken, 2 where something is (or there is no such request), "
          + "3 where the ledger or a file cannot be read."
    },
    mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {

  @CommandLine.ParentCommand private AuditCommand parent = new AuditCommand(AuditWiring::open);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private SealOptions seals = new SealOptions();

  @Option(names = "--json", description = "Print the result for machines.")
  private boolean json;

  @Option(names = "--request", paramLabel = "ID", description = "Look at this request only.")
  private @Nullable String request;

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description =
          "Look at a bundle that `audit export` wrote (or its manifest), and at nothing else.")
  private @Nullable Path bundle;

  @Option(
      names = "--newer",
      description =
          "The bundle is newer than the seal: what came later is fine. Otherwise the bundle must"
              + " hold what was sealed and nothing more.")
  private boolean newer;

  @Override
  public Integer call() {
    seals.check();
    if (newer && (bundle == null || !seals.isNamed())) {
      throw usage("--newer says how --bundle and --seal belong together");
    }
    Optional<RequestId> one = Optional.ofNullable(request).map(this::id);
    if (bundle != null && one.isPresent()) {
      throw usage("--request looks at one request of a table, --bundle at a whole bundle");
    }
    AuditOutput output =
        new AuditOutput(
            OutputWiring.output(spec.commandLine().getOut(), spec.commandLine().getErr(), json));
    SealOptions.Reading reading = seals.read();
    if (reading instanceof SealOptions.Reading.Refused refused) {
      return output.refused(refused.why());
    }
    Optional<LedgerSeal> seal = ((SealOptions.Reading.Read) reading).seal();
    if (bundle != null) {
      Since since = newer ? Since.LATER_EVENTS : Since.NOTHING;
      return told(output, bundle(folder(bundle), new ChainJudge(seal, since), output), seal);
    }
    return table(one, new ChainJudge(seal, Since.LATER_EVENTS), output);
  }

  private int table(Optional<RequestId> one, ChainJudge judge, AuditOutput output) {
    AuditedLedger ledger = parent.ledger();
    output.target(ledger.target());
    LedgerAudit audit = ledger.audit();
    if (one.isPresent()) {
      Optional<AuditReport> report = audit.one(one.get(), judge);
      return report.isPresent()
          ? told(output, report.get(), judge.seal())
          : output.refused("there is no request " + one.get());
    }
    return told(output, output.walk(audit, judge), judge.seal());
  }

  private static AuditReport bundle(Path folder, ChainJudge judge, AuditOutput output) {
    output.target("the bundle " + folder);
    try (InputStream file = Files.newInputStream(folder.resolve(BundleWriter.LEDGER));
        InputStream ledger = new BufferedInputStream(file);
        Progress progress = output.progress(AuditOutput.READING)) {
      byte[] manifest = Files.readAllBytes(folder.resolve(BundleWriter.MANIFEST));
      return BundleCheck.of(
          ledger, manifest, judge, AuditOutput.telling(progress, AuditOutput.READING));
    } catch (IOException e) {
      throw new IllegalStateException("the bundle " + folder + " cannot be read", e);
    }
  }

  /** A bundle may be named by its manifest. */
  private static Path folder(Path named) {
    boolean manifest = named.endsWith(BundleWriter.MANIFEST) && Files.isRegularFile(named);
    return manifest ? named.toAbsolutePath().resolveSibling("") : named;
  }

  private static int told(AuditOutput output, AuditReport report, Optional<LedgerSeal> seal) {
    output.report(report, seal);
    return output.end(report.holds() ? ExitCodes.DONE : ExitCodes.DENIED);
  }

  private RequestId id(String text) {
    return RequestId.parse(text)
        .orElseThrow(() -> usage("--request is a request's id, such as req-0123456789abcdef"));
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
