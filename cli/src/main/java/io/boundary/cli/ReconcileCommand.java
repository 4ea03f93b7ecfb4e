package io.boundary.cli;

import io.boundary.broker.port.Finding;
import io.boundary.broker.port.ReconcileCursor;
import io.boundary.broker.reconcile.Budget;
import io.boundary.broker.reconcile.ReconcileReport;
import io.boundary.broker.reconcile.Scope;
import io.boundary.cli.output.OutputWiring;
import io.boundary.cli.output.Progress;
import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./boundary reconcile}: compares leases with what Identity Center holds, and removes direct
 * assignments that are not Boundary's where it is told to.
 */
@Command(
    name = "reconcile",
    description = {
      "Compare what Boundary granted with what Identity Center holds. Only looks, unless told.",
      "Assignments to groups are not looked at."
    },
    footer = {
      "",
      "Ends with 0 where nothing drifted (or all of it was removed), 2 where something did,",
      "3 where something could not be read or removed."
    },
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

  private static final Duration RUN = Duration.ofMinutes(5);

  /** After so many failures it is an outage, and the command gives up. */
  private static final int STOPS_AT_MOST = 4;

  private final Operator.Source operators;

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--json", description = "Print the result for machines.")
  private boolean json;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Look at this account only; may be given several times.")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--permission-set",
      paramLabel = "NAME",
      description = "Look at this permission set only; may be given several times.")
  private List<String> permissionSets = new ArrayList<>();

  @Option(
      names = "--delete-unknown",
      description =
          "List the users' direct assignments that Boundary did not make and that would be removed"
              + " (a dry run). With --yes remove them.")
  private boolean deleteUnknown;

  @Option(names = "--yes", description = "Remove what --delete-unknown lists.")
  private boolean yes;

  /** Acts on what this opens. */
  ReconcileCommand(Operator.Source operators) {
    this.operators = operators;
  }

  @Override
  public Integer call() {
    if (yes && !deleteUnknown) {
      throw usage("--yes says yes to --delete-unknown, which is missing");
    }
    Set<AccountId> wanted = accounts();
    Operator operator = operators.open(parent.target());
    Scope scope = new Scope(wanted, permissionSets(operator));
    ReconcileOutput output =
        new ReconcileOutput(
            OutputWiring.output(spec.commandLine().getOut(), spec.commandLine().getErr(), json));
    output.target(operator.target());
    ReconcileReport report;
    try (Progress progress = output.progress()) {
      report = whole(operator, scope, progress);
    }
    output.report(report, operator.clock().instant());
    if (!deleteUnknown) {
      return output.end(exitCode(report, report.findings().size()));
    }
    List<Finding> unknown =
        report.findings().stream().filter(f -> f.kind() == Finding.Kind.UNKNOWN).toList();
    output.plan(unknown, yes);
    if (!yes) {
      return output.end(exitCode(report, report.findings().size()));
    }
    UnknownRemoval removal = new UnknownRemoval(operator, output);
    boolean allTried = removal.run(unknown);
    int left = report.findings().size() - removal.removed();
    return output.end(allTried ? exitCode(report, left) : ExitCodes.ERROR);
  }

  /** All runs that a whole cycle takes, as one. */
  private static ReconcileReport whole(Operator operator, Scope scope, Progress progress) {
    List<Finding> findings = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    int looks = 0;
    int stops = 0;
    ReconcileCursor cursor = ReconcileCursor.begin(operator.clock().instant());
    ReconcileReport last;
    do {
      last =
          operator
              .reconcile()
              .look(cursor, scope, Budget.USUAL, operator.clock().instant().plus(RUN));
      findings.addAll(last.findings());
      unreadable.addAll(last.unreadable());
      looks += last.looks();
      stops += last.stopped().isPresent() ? 1 : 0;
      cursor = last.cursor();
      progress.say("comparing: " + looks + " looks");
    } while (!last.complete() && stops < STOPS_AT_MOST);
    return new ReconcileReport(findings, unreadable, looks, 0, last.stopped(), cursor);
  }

  private static int exitCode(ReconcileReport report, int left) {
    if (!report.complete() || !report.unreadable().isEmpty()) {
      return ExitCodes.ERROR;
    }
    return left == 0 ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private Set<AccountId> accounts() {
    Set<AccountId> wanted = new HashSet<>();
    for (String text : accounts) {
      wanted.add(
          AccountId.parse(text)
              .orElseThrow(() -> usage("--account is an account's twelve digits")));
    }
    return wanted;
  }

  private Set<PermissionSetArn> permissionSets(Operator operator) {
    Set<PermissionSetArn> wanted = new HashSet<>();
    for (String text : permissionSets) {
      wanted.add(
          PermissionSetName.parse(text)
              .flatMap(name -> Optional.ofNullable(operator.permissionSets().arns().get(name)))
              .orElseThrow(
                  () ->
                      usage(
                          "--permission-set is one of "
                              + operator.permissionSets().names().stream()
                                  .map(PermissionSetName::value)
                                  .sorted()
                                  .toList())));
    }
    return wanted;
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
