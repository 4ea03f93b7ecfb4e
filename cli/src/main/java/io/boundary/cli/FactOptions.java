package io.boundary.cli;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.GroupId;
import io.boundary.policy.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Facts of a decision that are typed, or in a file, instead of read. */
final class FactOptions {

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "A group of the person, by the policy's name; may be given several times.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description = "A tag of the account; may be given several times.")
  private Map<String, String> tags = new LinkedHashMap<>();

  @Option(
      names = "--ou",
      paramLabel = "ID",
      split = ",",
      description = "The account's OU path from the root down, such as r-ab12,ou-ab12-11111111.")
  private List<String> ouPath = new ArrayList<>();

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "The account as this file has it (accounts as in a file of cases).")
  private @Nullable Path file;

  /** Whether any is said. */
  boolean any() {
    return file != null || !groups.isEmpty() || !tags.isEmpty() || !ouPath.isEmpty();
  }

  /** The account with them; empty after what is wrong with their file was printed. */
  Optional<AccountFacts> account(
      AccountId account, PolicyOptions policies, PolicySurroundings surroundings) {
    if (file == null) {
      List<String> path = ouPath.isEmpty() ? List.of("r-0000") : ouPath;
      return Optional.of(new AccountFacts(account, "this account", path, tags));
    }
    if (!tags.isEmpty() || !ouPath.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--facts tells tags and OU path; leave out --tag and --ou");
    }
    return policies
        .accounts(file, policies.text(file), surroundings.values())
        .map(all -> found(account, all));
  }

  private AccountFacts found(AccountId account, List<AccountFacts> all) {
    return all.stream()
        .filter(each -> each.id().equals(account))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the file " + file + " has no account " + account));
  }

  /** The groups, as the policy knows them. */
  Set<GroupId> memberships(Policy policy) {
    Set<GroupId> memberships = new HashSet<>();
    for (String group : groups) {
      memberships.add(
          Optional.ofNullable(policy.groups().get(group))
              .orElseThrow(
                  () ->
                      new CommandLine.ParameterException(
                          spec.commandLine(),
                          "the policy has no group `"
                              + group
                              + "`; it has "
                              + String.join(", ", policy.groups().keySet()))));
    }
    return memberships;
  }
}
