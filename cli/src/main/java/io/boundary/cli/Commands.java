package io.boundary.cli;

import io.boundary.cli.output.OutputWiring;
import io.boundary.cli.proxy.ProxyWiring;
import io.boundary.runtime.ProcessWiring;
import io.boundary.sandbox.ProductFunctions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands. To make one means to read all its options, which takes longer than most commands
 * run: only those are made that the command line names; of others it has name and description.
 */
final class Commands {

  /** Longer than any step takes on a busy machine. */
  private static final Duration DEMO_PATIENCE = Duration.ofSeconds(20);

  /**
   * One command. Its maker is a lambda, and so is whatever opens a target for it: a reference to a
   * method would load that method's class, and with it the clients of AWS.
   */
  private record Entry(Class<?> type, Supplier<Object> maker) {

    Command told() {
      return type.getAnnotation(Command.class);
    }
  }

  private static final Operations.Source OPERATIONS = target -> OperatorWiring.operations(target);
  private static final Operator.Source OPERATORS = target -> OperatorWiring.open(target);
  private static final AuditedLedger.Source LEDGERS = target -> AuditWiring.open(target);

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              SandboxCommand.class,
              () -> new SandboxCommand(new ProductFunctions(), new UntilInterrupted())),
          new Entry(
              DemoCommand.class,
              () -> new DemoCommand(new ProductFunctions(), OutputWiring::screen, DEMO_PATIENCE)),
          new Entry(
              PolicyCommand.class,
              () ->
                  PolicyCommand.line(
                      () -> ProcessWiring.environment(),
                      target -> OrganizationWiring.open(target),
                      LEDGERS)),
          new Entry(RequestCommand.class, () -> new RequestCommand(OPERATIONS)),
          new Entry(StatusCommand.class, () -> new StatusCommand(OPERATIONS)),
          new Entry(ListCommand.class, () -> new ListCommand(OPERATIONS)),
          new Entry(DecideCommand.Approve.class, () -> new DecideCommand.Approve(OPERATIONS)),
          new Entry(DecideCommand.Deny.class, () -> new DecideCommand.Deny(OPERATIONS)),
          new Entry(RevokeCommand.class, () -> new RevokeCommand(OPERATIONS)),
          new Entry(FreezeCommand.Freeze.class, () -> new FreezeCommand.Freeze(OPERATIONS)),
          new Entry(FreezeCommand.Unfreeze.class, () -> new FreezeCommand.Unfreeze(OPERATIONS)),
          new Entry(JanitorCommand.class, () -> new JanitorCommand(OPERATIONS)),
          new Entry(AuditCommand.class, () -> AuditCommand.line(LEDGERS)),
          new Entry(
              EvaluateCommand.class,
              () ->
                  new EvaluateCommand(
                      OPERATIONS, () -> ProcessWiring.environment(), ProcessWiring.clock())),
          new Entry(ReconcileCommand.class, () -> new ReconcileCommand(OPERATORS)),
          new Entry(MetricsCommand.class, () -> MetricsCommand.line(OPERATORS)),
          new Entry(
              DoctorCommand.class,
              () -> new DoctorCommand((target, policy) -> OperatorWiring.doctor(target, policy))),
          new Entry(
              DashboardProxyCommand.class,
              () ->
                  new DashboardProxyCommand(
                      proxy -> UntilInterrupted.keep(proxy::close),
                      page -> ProxyWiring.openInBrowser(page))));

  private Commands() {}

  /** All of them. */
  static List<Object> all() {
    return ENTRIES.stream().map(entry -> entry.maker().get()).toList();
  }

  /** Adds all of them to a command line; whole are those that one of the words names. */
  static CommandLine addTo(CommandLine line, Collection<String> words) {
    for (Entry entry : ENTRIES) {
      Command told = entry.told();
      if (words.contains(told.name())) {
        line.addSubcommand(entry.maker().get());
      } else {
        CommandSpec spec = CommandSpec.create().name(told.name());
        spec.usageMessage().description(told.description());
        line.addSubcommand(new CommandLine(spec));
      }
    }
    return line;
  }
}
