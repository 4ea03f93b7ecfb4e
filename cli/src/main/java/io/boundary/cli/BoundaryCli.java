package io.boundary.cli;

import io.boundary.cli.output.OutputWiring;
import io.boundary.cli.output.Text;
import io.boundary.cli.proxy.ProxyWiring;
import io.boundary.runtime.ProcessWiring;
import io.boundary.sandbox.ProductFunctions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: every command ends with one of {@link ExitCodes}, never with a stack trace. */
@Command(
    name = "boundary",
    description = "Just-in-time access to AWS, decided by a policy.",
    mixinStandardHelpOptions = true,
    version = "boundary 1.0.0",
    synopsisSubcommandLabel = "COMMAND")
public final class BoundaryCli implements Runnable {

  /** Longer than any step takes on a busy machine. */
  private static final Duration DEMO_PATIENCE = Duration.ofSeconds(20);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private TargetOptions target = new TargetOptions();

  /** What an operator's command acts on. */
  TargetOptions target() {
    return target;
  }

  /** Runs a command and ends the process. */
  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "logback-boundary.xml");
    }
    List<String> words = List.of(args);
    if (words.contains("demo") && !words.contains("--debug")) {
      // The story breaks things on purpose and says so itself.
      System.setProperty("BOUNDARY_LOG_LEVEL", "OFF");
    }
    System.exit(commandLine().execute(args));
  }

  /** The commands, with their exit codes. */
  static CommandLine commandLine() {
    ProductFunctions functions = new ProductFunctions();
    return configured(
        new SandboxCommand(functions, new UntilInterrupted()),
        new DemoCommand(functions, OutputWiring::screen, DEMO_PATIENCE),
        PolicyCommand.line(ProcessWiring::environment),
        new RequestCommand(OperatorWiring::operations),
        new StatusCommand(OperatorWiring::operations),
        new ListCommand(OperatorWiring::operations),
        new DecideCommand.Approve(OperatorWiring::operations),
        new DecideCommand.Deny(OperatorWiring::operations),
        new RevokeCommand(OperatorWiring::operations),
        new FreezeCommand.Freeze(OperatorWiring::operations),
        new FreezeCommand.Unfreeze(OperatorWiring::operations),
        new JanitorCommand(OperatorWiring::operations),
        AuditCommand.line(AuditWiring::open),
        new EvaluateCommand(
            OperatorWiring::operations, ProcessWiring::environment, ProcessWiring.clock()),
        new ReconcileCommand(OperatorWiring::open),
        MetricsCommand.line(OperatorWiring::open),
        new DoctorCommand(OperatorWiring::doctor),
        new DashboardProxyCommand(
            proxy -> UntilInterrupted.keep(proxy::close), ProxyWiring::openInBrowser));
  }

  /** The same with these commands. */
  static CommandLine configured(Object... commands) {
    CommandLine line = new CommandLine(new BoundaryCli());
    for (Object command : commands) {
      line.addSubcommand(command);
    }
    line.setParameterExceptionHandler(BoundaryCli::wrongUsage);
    line.setExecutionExceptionHandler(BoundaryCli::failed);
    return line;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("boundary: " + oneLine(e) + " (see " + command + " --help)");
    if (e.getCommandLine().getParent() == null) {
      e.getCommandLine().usage(err);
    } else {
      err.print(e.getCommandLine().getHelp().fullSynopsis());
    }
    err.flush();
    return ExitCodes.USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("boundary: " + oneLine(e));
    return ExitCodes.ERROR;
  }

  private static String oneLine(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Text.oneLine(message.replaceAll("\\s+", " "));
  }
}
