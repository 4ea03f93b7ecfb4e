package io.boundary.cli;

import io.boundary.cli.output.Text;
import java.io.PrintWriter;
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
    System.exit(
        configured(Commands.addTo(new CommandLine(new BoundaryCli()), words)).execute(args));
  }

  /** All commands, with their exit codes. */
  static CommandLine commandLine() {
    return configured(Commands.all().toArray());
  }

  /** With these commands. */
  static CommandLine configured(Object... commands) {
    CommandLine line = new CommandLine(new BoundaryCli());
    for (Object command : commands) {
      line.addSubcommand(command);
    }
    return configured(line);
  }

  private static CommandLine configured(CommandLine line) {
    tellVersion(line, line.getCommandSpec().version());
    line.setParameterExceptionHandler(BoundaryCli::wrongUsage);
    line.setExecutionExceptionHandler(BoundaryCli::failed);
    return line;
  }

  /** Every command has {@code --version}, and all are of one. */
  private static void tellVersion(CommandLine line, String... version) {
    line.getCommandSpec().version(version);
    line.getSubcommands().values().forEach(command -> tellVersion(command, version));
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
