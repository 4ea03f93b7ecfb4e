package io.boundary.cli;

import io.boundary.cli.output.Output;
import io.boundary.cli.output.OutputWiring;
import io.boundary.model.AccountId;
import io.boundary.model.RequestId;
import io.boundary.model.SlackUserId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What commands that act on requests have in common. */
abstract class OperatorCommand implements Callable<Integer> {

  private final Operations.Source source;

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--json", description = "Print the result for machines.")
  private boolean json;

  OperatorCommand(Operations.Source source) {
    this.source = source;
  }

  /** Opens the target, and says which it is before anything else. */
  Operations open(Output output) {
    Operations operations = source.open(parent.target());
    output.target(operations.target());
    return operations;
  }

  Output output() {
    return OutputWiring.output(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
  }

  RequestId requestId(String text) {
    return parsed(RequestId.parse(text), text, "a request id, such as req-0123456789abcdef");
  }

  SlackUserId slackUser(String text) {
    return parsed(SlackUserId.parse(text), text, "a Slack user id, such as U0123456789");
  }

  AccountId account(String text) {
    return parsed(AccountId.parse(text), text, "an account id: twelve digits");
  }

  <T> T parsed(Optional<T> value, String text, String form) {
    return value.orElseThrow(() -> usage("`" + text + "` is not " + form));
  }

  CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
