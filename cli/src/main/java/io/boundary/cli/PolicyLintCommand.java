package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.policy.Policy;
import io.boundary.policy.review.Finding;
import io.boundary.policy.review.Finding.Severity;
import io.boundary.policy.review.Lint;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./boundary policy lint}: what is wrong in a policy, illegal or not. */
@Command(
    name = "lint",
    description = "Find what is wrong in the policy: what does not load, and what cannot be meant.",
    footer = {
      "",
      "Ends with 0 without errors, 2 with some (--strict: or with warnings),",
      "3 where the file cannot be read."
    },
    mixinStandardHelpOptions = true)
final class PolicyLintCommand implements Callable<Integer> {

  @CommandLine.ParentCommand private PolicyCommand parent = new PolicyCommand(Map::of);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private PolicyOptions options = new PolicyOptions();

  @Option(names = "--strict", description = "Warnings count as errors.")
  private boolean strict;

  @Override
  public Integer call() {
    PolicySurroundings surroundings = parent.surroundings(options);
    Optional<Policy> policy = options.load(surroundings);
    if (policy.isEmpty()) {
      return ExitCodes.DENIED;
    }
    List<Finding> findings = Lint.of(policy.get(), surroundings.known());
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(json(policy.get(), findings).toPrettyString());
    } else {
      findings.forEach(finding -> out.println(line(finding)));
      out.println(
          "%s: %d rules, %d errors, %d warnings"
              .formatted(
                  options.file(),
                  policy.get().rules().size(),
                  count(findings, Severity.ERROR),
                  count(findings, Severity.WARNING)));
    }
    out.flush();
    boolean wanting = strict ? !findings.isEmpty() : count(findings, Severity.ERROR) > 0;
    return wanting ? ExitCodes.DENIED : ExitCodes.DONE;
  }

  private static String line(Finding finding) {
    return "%s: %s%s [%s]"
        .formatted(
            word(finding.severity()),
            finding.rule().map(rule -> "rule `" + rule + "`: ").orElse(""),
            finding.message(),
            finding.code().text());
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static ObjectNode json(Policy policy, List<Finding> findings) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("policy_hash", policy.hash()).put("rules", policy.rules().size());
    ArrayNode all = object.putArray("findings");
    findings.forEach(
        finding ->
            all.addObject()
                .put("severity", word(finding.severity()))
                .put("code", finding.code().text())
                .put("rule_id", finding.rule().orElse(null))
                .put("message", finding.message()));
    return object;
  }
}
