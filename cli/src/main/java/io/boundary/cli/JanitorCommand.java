package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.Backlog;
import io.boundary.broker.Backlog.Item;
import io.boundary.broker.Backlog.Work;
import io.boundary.broker.SweepReport;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.Table;
import io.boundary.cli.output.Table.Column;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./boundary janitor}: one sweep, now. */
@Command(
    name = "janitor",
    description = {
      "Sweep once: end what is over, finish what was begun, deny what nobody decided in time.",
      "Runs beside the scheduled janitor without harm; words to people are left to that one."
    },
    footer = {
      "",
      "Ends with 0, or with 3 where something could not be settled (it is tried again)."
    },
    mixinStandardHelpOptions = true)
final class JanitorCommand extends OperatorCommand {

  private static final Duration TIME = Duration.ofMinutes(5);

  @Option(names = "--dry-run", description = "Only list what is due.")
  private boolean dryRun;

  JanitorCommand(Operations.Source source) {
    super(source);
  }

  @Override
  public Integer call() {
    Output output = output();
    Operations operations = open(output);
    if (dryRun) {
      list(
          output,
          output.during(
              "reading", () -> new Backlog(operations.store(), operations.clock()).items()));
      return ExitCodes.DONE;
    }
    SweepReport report =
        output.during(
            "sweeping",
            () ->
                operations.janitor().sweep(Duration.ZERO, operations.clock().instant().plus(TIME)));
    output.json(json(report));
    output.line(
        "%d ended, %d finished, %d not decided in time, %d on their way, %d failed."
            .formatted(
                report.revoked(),
                report.resumed(),
                report.timedOut(),
                report.pending(),
                report.errors()));
    return report.errors() > 0 ? ExitCodes.ERROR : ExitCodes.DONE;
  }

  private static void list(Output output, List<Item> items) {
    Table table =
        new Table(
            Column.whole("REQUEST"),
            Column.whole("STATUS"),
            Column.whole("REQUESTER"),
            Column.whole("ACCOUNT"),
            Column.cuttable("WOULD BE DONE"));
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("dry_run", true);
    ArrayNode due = object.putArray("due");
    for (Item item : items) {
      table.row(
          item.request().id(),
          item.request().status(),
          item.request().ask().requester(),
          item.request().ask().account(),
          item.work().stream().map(JanitorCommand::words).collect(Collectors.joining(", ")));
      ArrayNode work =
          due.addObject().put("request_id", item.request().id().value()).putArray("work");
      item.work().forEach(each -> work.add(words(each)));
    }
    output.json(object);
    output.table(table);
    output.line(items.size() + " due. Nothing was changed; this command tells people nothing.");
  }

  private static String words(Work work) {
    return switch (work) {
      case END -> "end";
      case FINISH -> "finish";
      case DENY -> "deny: not decided in time";
      case TELL -> "tell people (by the scheduled janitor)";
      case COUNT -> "count";
      case ADOPT -> "adopt";
    };
  }

  private static ObjectNode json(SweepReport report) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("revoked", report.revoked())
        .put("errors", report.errors())
        .put("resumed", report.resumed())
        .put("timed_out", report.timedOut())
        .put("pending", report.pending());
  }
}
