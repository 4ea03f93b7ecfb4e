package io.boundary.cli;

import io.boundary.cli.output.Output;
import io.boundary.cli.output.Progress;
import io.boundary.model.AccountFacts;
import io.boundary.policy.Policy;
import io.boundary.policy.review.PolicyDiff;
import io.boundary.policy.review.Replay;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./boundary policy diff}: who gains and who loses by a change. */
@Command(
    name = "diff",
    description =
        "Tell who gains and who loses by a change of the policy: every group, and every two groups, "
            + "with every permission set on every account. Nothing is written.",
    footer = {
      "",
      "Ends with 0 where nobody gains, 2 where somebody does, 3 where a file or AWS cannot be read."
    },
    mixinStandardHelpOptions = true)
final class PolicyDiffCommand implements Callable<Integer> {

  private static final String READING = "deciding stored requests again";

  private final Organization.Source organizations;
  private final AuditedLedger.Source ledgers;

  @CommandLine.ParentCommand private PolicyCommand parent = new PolicyCommand(Map::of);

  @CommandLine.Mixin private PolicyOptions options = new PolicyOptions();

  @CommandLine.Mixin private DiffAccounts accounts = new DiffAccounts();

  @Option(
      names = "--history",
      description = "Decide every stored request again from its evidence, too.")
  private boolean history;

  @Parameters(index = "0", paramLabel = "OLD", description = "The policy before.")
  private Path old = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NEW",
      description = "The policy after; where none is named, that of --policy.")
  private @Nullable Path changed;

  PolicyDiffCommand(Organization.Source organizations, AuditedLedger.Source ledgers) {
    this.organizations = organizations;
    this.ledgers = ledgers;
  }

  @Override
  public Integer call() {
    accounts.check();
    PolicySurroundings surroundings = parent.surroundings(options);
    Optional<Policy> before = options.load(old, surroundings);
    Optional<Policy> after =
        options.load(
            Optional.ofNullable(changed).orElseGet(() -> options.file(surroundings)), surroundings);
    if (before.isEmpty() || after.isEmpty()) {
      return ExitCodes.ERROR;
    }
    Output output = options.output();
    Optional<List<AccountFacts>> read =
        accounts.read(
            options, surroundings.values(), () -> organizations.open(parent.target()), output);
    return read.isEmpty()
        ? ExitCodes.ERROR
        : compared(before.get(), after.get(), surroundings, read.get(), output);
  }

  private int compared(
      Policy before,
      Policy after,
      PolicySurroundings surroundings,
      List<AccountFacts> facts,
      Output output) {
    PolicyDiffOutput told = new PolicyDiffOutput(output);
    PolicyDiff.Result result =
        PolicyDiff.of(before, after, surroundings.known().permissionSets().orElse(Set.of()), facts);
    told.changes(result, facts.size());
    boolean gains = result.gains();
    if (history) {
      DiffHistory stored = stored(new Replay(before, after), output);
      told.history(stored);
      gains |= stored.changed().stream().anyMatch(one -> one.outcome().gains());
    }
    return told.end(gains);
  }

  private DiffHistory stored(Replay replay, Output output) {
    AuditedLedger ledger = ledgers.open(parent.target());
    output.target(ledger.target());
    try (Progress progress = output.progress(READING)) {
      return DiffHistory.of(ledger.listing(), replay, AuditOutput.telling(progress, READING));
    }
  }
}
