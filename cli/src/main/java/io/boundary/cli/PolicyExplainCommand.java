package io.boundary.cli;

import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Details;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.Hours;
import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import io.boundary.policy.Decision;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyRequest;
import io.boundary.policy.review.Explanation;
import io.boundary.policy.review.Explanation.Check;
import io.boundary.policy.review.Explanation.Outcome;
import io.boundary.policy.review.Explanation.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./boundary policy explain}: every rule in order, and what of it matched. */
@Command(
    name = "explain",
    description = "Tell why a request is decided as it is. Nothing is asked of AWS or written.",
    footer = {
      "",
      "Ends with 0 where it is allowed, 2 where it is denied, 3 where the policy does not load."
    },
    mixinStandardHelpOptions = true)
final class PolicyExplainCommand implements Callable<Integer> {

  @CommandLine.ParentCommand private PolicyCommand parent = new PolicyCommand(Map::of);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private PolicyOptions options = new PolicyOptions();

  @CommandLine.Mixin private FactOptions facts = new FactOptions();

  @Option(
      names = "--account",
      paramLabel = "ID",
      defaultValue = "000000000000",
      description = "The account's id; only rules that name accounts care.")
  private String account = "";

  @Parameters(index = "0", paramLabel = "PERMISSION_SET")
  private String permissionSet = "";

  @Parameters(index = "1", paramLabel = "HOURS")
  private String hours = "";

  @Parameters(index = "2", arity = "0..1", paramLabel = "TICKET")
  private @Nullable String ticket;

  @Override
  public Integer call() {
    PolicyRequest request = request();
    AccountId id = parsed("--account", AccountId.parse(account));
    PolicySurroundings surroundings = parent.surroundings(options);
    Optional<Policy> policy = options.load(surroundings);
    Optional<AccountFacts> about = facts.account(id, options, surroundings);
    if (policy.isEmpty() || about.isEmpty()) {
      return ExitCodes.ERROR;
    }
    Explanation explanation =
        Explanation.of(
            policy.get(), request, facts.memberships(policy.get()), about.get(), Instant.EPOCH);
    Output output = options.output();
    output.json(PolicyExplainJson.of(explanation));
    print(output, explanation);
    return explanation.decision() instanceof Decision.Allow ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private PolicyRequest request() {
    return new PolicyRequest(
        parsed("PERMISSION_SET", PermissionSetName.parse(permissionSet)),
        parsed("HOURS", Hours.parse(hours)).duration(),
        Optional.ofNullable(ticket).map(text -> parsed("TICKET", TicketId.parse(text))));
  }

  private <T> T parsed(String what, Optional<T> value) {
    return value.orElseThrow(
        () -> new CommandLine.ParameterException(spec.commandLine(), what + " is malformed"));
  }

  private static void print(Output output, Explanation explanation) {
    Details rules = new Details();
    for (Step step : explanation.steps()) {
      String name = mark(step.outcome()) + step.rule().id();
      for (Check check : step.checks()) {
        rules.add(name, words(check));
        name = "";
      }
    }
    output.details(rules);
    output.line("");
    boolean allowed = explanation.decision() instanceof Decision.Allow;
    output.line(
        allowed ? Ink.GREEN : Ink.RED,
        DecisionWords.answer(explanation.decision())
            + ": "
            + explanation.decision().evidence().reason());
    explanation
        .nearest()
        .filter(step -> step.missing() > 0)
        .ifPresent(step -> output.line("Nearest rule that allows: " + step.rule().id()));
  }

  private static Cell words(Check check) {
    return check.satisfied()
        ? new Cell("+ " + check.words(), Ink.GREEN)
        : new Cell("- " + check.words(), Ink.YELLOW);
  }

  private static String mark(Outcome outcome) {
    return switch (outcome) {
      case DECIDES -> "=> ";
      case NOT_REACHED -> ".. ";
      case NO_MATCH -> "   ";
    };
  }
}
