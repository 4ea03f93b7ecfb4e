package io.boundary.cli;

import io.boundary.cli.output.Output;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./boundary status}: one request, and what happened to it. */
@Command(
    name = "status",
    description = "Show one request, and what happened to it.",
    footer = {"", "Ends with 0, 2 where there is no such request, 3 where it cannot be read."},
    mixinStandardHelpOptions = true)
final class StatusCommand extends OperatorCommand {

  @Parameters(index = "0", paramLabel = "REQUEST", description = "Its id.")
  private String request = "";

  StatusCommand(Operations.Source source) {
    super(source);
  }

  @Override
  public Integer call() {
    RequestId id = requestId(request);
    Output output = output();
    Operations operations = open(output);
    Optional<AccessRequest> found = operations.store().find(id);
    if (found.isEmpty()) {
      output.problem("there is no request " + id);
      return ExitCodes.DENIED;
    }
    List<LedgerEvent> events = operations.history().events(id);
    output.json(RequestOutput.json(found.get(), events));
    output.details(RequestOutput.details(found.get()));
    output.line("");
    output.table(RequestOutput.events(events));
    return ExitCodes.DONE;
  }
}
