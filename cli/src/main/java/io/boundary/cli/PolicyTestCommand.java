package io.boundary.cli;

import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.policy.document.CaseLoader;
import io.boundary.policy.document.PolicyCases;
import io.boundary.policy.review.PolicyCase.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./boundary policy test}: whether a policy decides as its cases say. */
@Command(
    name = "test",
    description = "Run the policy's cases, and tell which rules no case decides.",
    footer = {
      "",
      "Ends with 0 where every case holds, 2 where one does not or a file does not load,",
      "3 where a file cannot be read."
    },
    mixinStandardHelpOptions = true)
final class PolicyTestCommand implements Callable<Integer> {

  @CommandLine.ParentCommand private PolicyCommand parent = new PolicyCommand(Map::of);

  @CommandLine.Mixin private PolicyOptions options = new PolicyOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "CASES",
      description = "The file of cases (default: beside the policy, NAME.test.yaml).")
  private @Nullable Path cases;

  @Override
  public Integer call() {
    PolicySurroundings surroundings = parent.surroundings(options);
    Optional<Policy> policy = options.load(surroundings);
    Path file = cases == null ? options.cases(surroundings) : cases;
    PolicyCases loaded = CaseLoader.load(options.text(file), surroundings.values());
    if (loaded instanceof PolicyCases.Rejected rejected) {
      options.print(file, rejected.problems());
      return ExitCodes.DENIED;
    }
    if (policy.isEmpty()) {
      return ExitCodes.DENIED;
    }
    List<Result> results =
        ((PolicyCases.Loaded) loaded).cases().stream().map(one -> one.run(policy.get())).toList();
    PolicyTestOutput.print(options.output(), results, undecided(policy.get(), results));
    return results.stream().allMatch(Result::holds) ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private static List<String> undecided(Policy policy, List<Result> results) {
    Set<String> decided =
        results.stream().flatMap(result -> result.rule().stream()).collect(Collectors.toSet());
    return policy.rules().stream().map(Rule::id).filter(id -> !decided.contains(id)).toList();
  }
}
