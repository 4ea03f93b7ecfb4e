package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.boundary.cli.doctor.Diagnosis;
import io.boundary.cli.doctor.Doctor;
import io.boundary.cli.doctor.Finding;
import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Details;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.Progress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./boundary doctor}: what a deployment lacks, and how to mend it. */
@Command(
    name = "doctor",
    description = {
      "Look at the deployment from your seat: what it lacks to work, and how to mend that.",
      "Changes nothing and posts nothing."
    },
    footer = {
      "",
      "Ends with 0 where all is well, 2 where something is not, 3 where nothing could be looked at."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private final Source doctors;

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Mixin private PolicyOptions policy = new PolicyOptions();

  /** Asks the doctor that this sends for. */
  DoctorCommand(Source doctors) {
    this.doctors = doctors;
  }

  /** Sends for the doctor, when the command line has been read. */
  @FunctionalInterface
  interface Source {

    /**
     * For this target, with this policy.
     *
     * @throws RuntimeException with one line, where a setting is missing or it cannot be reached
     */
    Doctor open(TargetOptions target, PolicyOptions policy);
  }

  @Override
  public Integer call() {
    Output output = policy.output();
    Doctor doctor = doctors.open(parent.target(), policy);
    output.target((parent.target().sandbox() ? "the sandbox at " : "AWS, ") + doctor.target());
    List<Diagnosis> all = examined(doctor, output);
    output.json(json(all));
    Details details = new Details();
    all.forEach(each -> details.add(title(each), words(each.finding())));
    output.details(details);
    long missing = all.stream().filter(each -> !each.finding().fine()).count();
    output.line(missing == 0 ? Ink.GREEN : Ink.RED, summary(all.size(), missing));
    if (Doctor.sawNothing(all)) {
      return ExitCodes.ERROR;
    }
    return missing == 0 ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private static List<Diagnosis> examined(Doctor doctor, Output output) {
    try (Progress progress = output.progress("looking at the deployment")) {
      return doctor.examine(check -> progress.say("looked at " + check));
    }
  }

  private static String title(Diagnosis diagnosis) {
    return (diagnosis.finding().fine() ? "ok    " : "MISS  ") + diagnosis.check();
  }

  private static Cell words(Finding finding) {
    return finding.fine()
        ? Cell.of(finding.says())
        : new Cell(finding.says() + ". To mend it: " + finding.fix(), Ink.RED);
  }

  private static String summary(int checks, long missing) {
    return missing == 0
        ? "all " + checks + " checks are well"
        : missing + " of " + checks + " checks found something to mend";
  }

  private static ArrayNode json(List<Diagnosis> all) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Diagnosis each : all) {
      array
          .addObject()
          .put("check", each.check())
          .put("ok", each.finding().fine())
          .put("finding", each.finding().says())
          .put("fix", each.finding().fix());
    }
    return array;
  }
}
