package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.figures.FiguresReport;
import io.boundary.broker.figures.FiguresReport.Difference;
import io.boundary.broker.figures.Slot;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.OutputWiring;
import io.boundary.cli.output.Progress;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./boundary metrics rebuild}: sets figures right that are not what they count. */
@Command(
    name = "rebuild",
    description = {
      "Compare all figures with the records, and with the ledger where a record's time is over,",
      "and set right what is wrong. The product may go on meanwhile."
    },
    footer = {
      "",
      "Ends with 0 where all figures are right (now), 2 where a dry run found some that are not,",
      "3 where something could not be read or told."
    },
    mixinStandardHelpOptions = true)
final class MetricsRebuildCommand implements Callable<Integer> {

  private static final String READING = "reading ledger and records";

  private final Operator.Source operators;

  @CommandLine.ParentCommand private MetricsCommand parent = new MetricsCommand();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--dry-run", description = "Only look.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the result for machines.")
  private boolean json;

  /** Acts on what this opens. */
  MetricsRebuildCommand(Operator.Source operators) {
    this.operators = operators;
  }

  @Override
  public Integer call() {
    Operator operator = operators.open(parent.target());
    Output output =
        OutputWiring.output(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    output.target(operator.target());
    FiguresReport report = compared(operator, output);
    print(report, output);
    output.json(document(report));
    return exitCode(report);
  }

  private FiguresReport compared(Operator operator, Output output) {
    try (Progress progress = output.progress(READING)) {
      return operator.figures().run(!dryRun, AuditOutput.telling(progress, READING));
    }
  }

  private static int exitCode(FiguresReport report) {
    if (!report.untold().isEmpty() || !report.moving().isEmpty()) {
      return ExitCodes.ERROR;
    }
    return report.wrong().isEmpty() ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private static void print(FiguresReport report, Output output) {
    report.wrong().forEach(each -> output.line("wrong: " + words(each)));
    report.corrected().forEach(each -> output.line("set right: " + words(each)));
    report.moving().forEach(slot -> output.line("moving: " + slot + ": try again"));
    report
        .untold()
        .forEach(
            id -> output.line("untold: " + id + ": neither record nor ledger says how it counts"));
    output.line(
        "%,d requests. Figures: %d wrong, %d set right."
            .formatted(report.requests(), report.wrong().size(), report.corrected().size()));
    if (!report.untold().isEmpty()) {
      output.line("Nothing was changed, since a figure without those requests may be wrong.");
    }
  }

  private static String words(Difference difference) {
    return "%s: %s, not %s"
        .formatted(difference.slot(), words(difference.expected()), words(difference.stored()));
  }

  private static String words(Map<RequestStatus, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : new TreeMap<>(counts)
            .entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
  }

  private static ObjectNode document(FiguresReport report) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("requests", report.requests());
    document.set("wrong", differences(report.wrong()));
    document.set("corrected", differences(report.corrected()));
    ArrayNode moving = document.putArray("moving");
    report.moving().forEach(slot -> moving.add(slot(slot)));
    ArrayNode untold = document.putArray("untold");
    report.untold().forEach(untold::add);
    return document;
  }

  private static ArrayNode differences(List<Difference> differences) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Difference difference : differences) {
      ObjectNode each = slot(difference.slot());
      each.set("stored", counts(difference.stored()));
      each.set("expected", counts(difference.expected()));
      array.add(each);
    }
    return array;
  }

  private static ObjectNode slot(Slot slot) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("day", slot.day().toString())
        .put("permission_set", slot.permissionSet().map(PermissionSetName::value).orElse("all"));
  }

  private static ObjectNode counts(Map<RequestStatus, Long> counts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(counts).forEach((status, count) -> node.put(status.name(), count));
    return node;
  }
}
