package io.boundary.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;

/** {@code ./boundary freeze} and {@code unfreeze}: stops and resumes all granting. */
abstract class FreezeCommand extends OperatorCommand {

  private final boolean frozen;

  FreezeCommand(Operations.Source source, boolean frozen) {
    super(source);
    this.frozen = frozen;
  }

  @Override
  public Integer call() {
    Output output = output();
    Operations operations = open(output);
    operations
        .freeze()
        .set(
            frozen,
            operations.caller().actor(),
            operations.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    output.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("frozen", frozen)
            .put("by", operations.caller().arn()));
    output.line(
        frozen ? Ink.YELLOW : Ink.GREEN,
        frozen ? "Granting is frozen. What was granted still ends." : "Granting goes on.");
    return ExitCodes.DONE;
  }

  /** Stops. */
  @Command(
      name = "freeze",
      description = "Stop all granting at once; ending goes on. For incidents.",
      footer = {"", "Ends with 0, or with 3 where it could not be written."},
      mixinStandardHelpOptions = true)
  static final class Freeze extends FreezeCommand {

    Freeze(Operations.Source source) {
      super(source, true);
    }
  }

  /** Resumes. */
  @Command(
      name = "unfreeze",
      description = "Let granting go on.",
      footer = {"", "Ends with 0, or with 3 where it could not be written."},
      mixinStandardHelpOptions = true)
  static final class Unfreeze extends FreezeCommand {

    Unfreeze(Operations.Source source) {
      super(source, false);
    }
  }
}
