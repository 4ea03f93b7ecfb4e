package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.Table;
import io.boundary.cli.output.Table.Column;
import io.boundary.policy.Policy;
import io.boundary.policy.review.Finding;
import io.boundary.policy.review.Finding.Severity;
import io.boundary.policy.review.Lint;
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
    Output output = options.output();
    output.json(json(policy.get(), findings));
    output.table(table(findings));
    output.line(
        "%s: %d rules, %d errors, %d warnings"
            .formatted(
                options.file(surroundings),
                policy.get().rules().size(),
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING)));
    boolean wanting = strict ? !findings.isEmpty() : count(findings, Severity.ERROR) > 0;
    return wanting ? ExitCodes.DENIED : ExitCodes.DONE;
  }

  private static Table table(List<Finding> findings) {
    Table table =
        new Table(
            Column.whole("SEVERITY"),
            Column.whole("RULE"),
            Column.whole("CODE"),
            Column.whole("WHAT"));
    for (Finding finding : findings) {
      Ink ink = finding.severity() == Severity.ERROR ? Ink.RED : Ink.YELLOW;
      table.row(
          new Cell(word(finding.severity()), ink),
          finding.rule().orElse("-"),
          finding.code().text(),
          finding.message());
    }
    return table;
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
