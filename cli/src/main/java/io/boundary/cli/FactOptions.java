package io.boundary.cli;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.GroupId;
import io.boundary.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Facts of a decision that are typed instead of read. */
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

  /** Whether any is typed. */
  boolean any() {
    return !groups.isEmpty() || !tags.isEmpty() || !ouPath.isEmpty();
  }

  /** The account with them. */
  AccountFacts account(AccountId account) {
    return new AccountFacts(
        account, "this account", ouPath.isEmpty() ? List.of("r-0000") : ouPath, tags);
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
