package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.cli.output.Text;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.policy.document.CaseLoader;
import io.boundary.policy.document.PolicyCases;
import io.boundary.policy.review.PolicyCase.Result;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
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

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

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
    Path file = cases == null ? options.cases() : cases;
    PolicyCases loaded = CaseLoader.load(options.text(file), surroundings.values());
    if (loaded instanceof PolicyCases.Rejected rejected) {
      options.print(file, rejected.problems());
      return ExitCodes.DENIED;
    }
    if (policy.isEmpty()) {
      return ExitCodes.DENIED;
    }
    // A case holds at any time: no rule asks for one.
    List<Result> results =
        ((PolicyCases.Loaded) loaded)
            .cases().stream().map(one -> one.run(policy.get(), Instant.EPOCH)).toList();
    print(results, undecided(policy.get(), results));
    return results.stream().allMatch(Result::holds) ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private static List<String> undecided(Policy policy, List<Result> results) {
    Set<String> decided =
        results.stream().flatMap(result -> result.rule().stream()).collect(Collectors.toSet());
    return policy.rules().stream().map(Rule::id).filter(id -> !decided.contains(id)).toList();
  }

  private void print(List<Result> results, List<String> undecided) {
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(json(results, undecided).toPrettyString());
      out.flush();
      return;
    }
    for (Result result : results) {
      out.println((result.holds() ? "ok    " : "FAIL  ") + Text.oneLine(result.about().name()));
      result
          .differences()
          .forEach(
              difference ->
                  out.println(
                      Text.oneLine(
                          "        %s: expected %s, is %s"
                              .formatted(
                                  difference.what(), difference.expected(), difference.actual()))));
      if (!result.holds()) {
        out.println("        because: " + Text.oneLine(result.reason()));
      }
    }
    undecided.forEach(rule -> out.println("no case decides rule `" + rule + "`"));
    out.println(
        "%d cases, %d hold; %d rules without a case"
            .formatted(
                results.size(), results.stream().filter(Result::holds).count(), undecided.size()));
    out.flush();
  }

  private static ObjectNode json(List<Result> results, List<String> undecided) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode all = object.putArray("cases");
    for (Result result : results) {
      ObjectNode one = all.addObject().put("name", result.about().name());
      one.put("holds", result.holds()).put("rule_id", result.rule().orElse(null));
      one.put("reason", result.reason());
      ArrayNode differences = one.putArray("differences");
      result
          .differences()
          .forEach(
              difference ->
                  differences
                      .addObject()
                      .put("what", difference.what())
                      .put("expected", difference.expected())
                      .put("actual", difference.actual()));
    }
    ArrayNode rules = object.putArray("rules_without_a_case");
    undecided.forEach(rules::add);
    return object;
  }
}
