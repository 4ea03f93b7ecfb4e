package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.figures.FiguresReport;
import io.boundary.broker.figures.FiguresReport.Difference;
import io.boundary.broker.figures.Slot;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.io.PrintWriter;
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
    PrintWriter out = spec.commandLine().getOut();
    spec.commandLine().getErr().println("boundary: acting on " + operator.target());
    FiguresReport report = operator.figures().run(!dryRun, rows -> {});
    if (json) {
      out.println(document(report).toPrettyString());
    } else {
      print(report, out);
    }
    out.flush();
    return exitCode(report);
  }

  private static int exitCode(FiguresReport report) {
    if (!report.untold().isEmpty() || !report.moving().isEmpty()) {
      return ExitCodes.ERROR;
    }
    return report.wrong().isEmpty() ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private static void print(FiguresReport report, PrintWriter out) {
    report.wrong().forEach(each -> out.println("wrong      " + words(each)));
    report.corrected().forEach(each -> out.println("set right  " + words(each)));
    report.moving().forEach(slot -> out.println("moving     " + slot + ": try again"));
    report
        .untold()
        .forEach(
            id ->
                out.println("untold     " + id + ": neither record nor ledger says how it counts"));
    out.println(
        "%,d requests; %d figures wrong, %d set right."
            .formatted(report.requests(), report.wrong().size(), report.corrected().size()));
    if (!report.untold().isEmpty()) {
      out.println("Nothing was changed, since a figure without those requests may be wrong.");
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
