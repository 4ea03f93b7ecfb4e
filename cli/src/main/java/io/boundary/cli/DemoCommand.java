package io.boundary.cli;

import io.boundary.cli.demo.DemoWiring;
import io.boundary.cli.output.Screen;
import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./boundary demo}: tells what the product does, and checks that it does it. */
@Command(
    name = "demo",
    description = "Watch the product at work in a short story; no AWS or Slack account is used.",
    footer = {
      "",
      "Ends with 0 where every step came out as told, 2 where one did not,",
      "3 where the sandbox cannot start."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private final FunctionFactory functions;
  private final Supplier<Screen> screen;
  private final Duration patience;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--debug", description = "Show messages, records and AWS calls too.")
  private boolean debug;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Another policy file than config/access_rules.yaml (the story then may not come out).")
  private @Nullable Path policy;

  /** Tells it with these functions; a step is waited for as long as {@code patience}. */
  DemoCommand(FunctionFactory functions, Supplier<Screen> screen, Duration patience) {
    this.functions = functions;
    this.screen = screen;
    this.patience = patience;
  }

  @Override
  public Integer call() throws InterruptedException {
    SandboxOptions options = ProjectFolder.options(policy);
    DemoWiring.Manner manner = new DemoWiring.Manner(screen.get(), debug, patience);
    boolean asTold = DemoWiring.tell(options, functions, manner, spec.commandLine().getOut());
    return asTold ? ExitCodes.DONE : ExitCodes.DENIED;
  }
}
