package io.boundary.cli;

import io.boundary.cli.output.Output;
import io.boundary.cli.output.Progress;
import io.boundary.model.AccountFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which accounts a change of the policy is tried on. */
final class DiffAccounts {

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description =
          "The accounts, as in a file of cases; otherwise those of the organization are read.")
  private @Nullable Path facts;

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description = "Keep what is read from the organization in this file, for an hour.")
  private @Nullable Path cache;

  /** Complains of words that make no sense. */
  void check() {
    if (facts != null && cache != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--cache is about the organization, which --facts does not read");
    }
  }

  /** The accounts; empty after what is wrong with their file was printed. */
  Optional<List<AccountFacts>> read(
      PolicyOptions policies,
      Map<String, String> values,
      Supplier<Organization> source,
      Output output) {
    if (facts != null) {
      return policies.accounts(facts, policies.text(facts), values);
    }
    Organization organization = source.get();
    output.target(organization.target());
    Instant now = organization.clock().instant();
    if (cache == null) {
      return Optional.of(live(organization, output));
    }
    AccountsCache kept = new AccountsCache(cache);
    Optional<String> text = kept.text(organization.target(), now);
    if (text.isPresent()) {
      return policies.accounts(cache, text.get(), Map.of());
    }
    List<AccountFacts> accounts = live(organization, output);
    kept.keep(organization.target(), now, accounts);
    return Optional.of(accounts);
  }

  private static List<AccountFacts> live(Organization organization, Output output) {
    try (Progress progress = output.progress("reading accounts")) {
      return organization.accounts(
          (done, all) -> progress.say("reading accounts, %,d of %,d".formatted(done, all)));
    }
  }
}
