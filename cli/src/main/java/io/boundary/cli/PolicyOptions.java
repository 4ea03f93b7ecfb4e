package io.boundary.cli;

import io.boundary.cli.output.Output;
import io.boundary.cli.output.OutputWiring;
import io.boundary.cli.output.Text;
import io.boundary.model.AccountFacts;
import io.boundary.policy.Policy;
import io.boundary.policy.document.AccountsLoad;
import io.boundary.policy.document.AccountsLoader;
import io.boundary.policy.document.PolicyLoad;
import io.boundary.policy.document.PolicyLoader;
import io.boundary.policy.document.PolicyProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which policy, and with which values. */
final class PolicyOptions {

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "The policy file (default: ACCESS_RULES_PATH, which a sandbox ignores, or"
              + " config/access_rules.yaml of the project's folder).")
  private @Nullable Path file;

  @Option(
      names = "--value",
      paramLabel = "NAME=VALUE",
      description =
          "What $${NAME} in the file stands for; else the environment says so, or with --sandbox"
              + " the sandbox's world. May be given several times.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(names = "--json", description = "Print the result for machines.")
  private boolean json;

  /** Whether a policy or a value was named. */
  boolean isNamed() {
    return file != null || !values.isEmpty();
  }

  /** What the command prints through. */
  Output output() {
    return OutputWiring.output(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
  }

  /** Where the policy stands. */
  Path file(PolicySurroundings surroundings) {
    return file == null ? surroundings.usual() : file;
  }

  /** Where its cases stand, unless another place is named: beside it. */
  Path cases(PolicySurroundings surroundings) {
    Path policy = file(surroundings);
    String name = String.valueOf(policy.getFileName());
    int end = name.lastIndexOf('.');
    return policy.resolveSibling((end < 0 ? name : name.substring(0, end)) + ".test.yaml");
  }

  /** What it is read with. */
  PolicySurroundings surroundings(TargetOptions target, Map<String, String> environment) {
    PolicySurroundings found =
        target.sandbox()
            ? PolicySurroundings.ofWorld(ProjectFolder.find())
            : PolicySurroundings.ofEnvironment(ProjectFolder.find(), environment);
    return found.with(values);
  }

  /** The policy; empty after its problems were printed, a line each. */
  Optional<Policy> load(PolicySurroundings surroundings) {
    return load(file(surroundings), surroundings);
  }

  /** The policy of this file; empty after its problems were printed, a line each. */
  Optional<Policy> load(Path where, PolicySurroundings surroundings) {
    PolicyLoad load = PolicyLoader.load(text(where), surroundings.values());
    if (load instanceof PolicyLoad.Rejected rejected) {
      print(where, rejected.problems());
      return Optional.empty();
    }
    return Optional.of(((PolicyLoad.Loaded) load).policy());
  }

  /** The accounts of a file; empty after its problems were printed, a line each. */
  Optional<List<AccountFacts>> accounts(Path where, String text, Map<String, String> known) {
    AccountsLoad load = AccountsLoader.load(text, known);
    if (load instanceof AccountsLoad.Rejected rejected) {
      print(where, rejected.problems());
      return Optional.empty();
    }
    return Optional.of(((AccountsLoad.Loaded) load).accounts());
  }

  /** Prints what is wrong with a file, as compilers do. */
  void print(Path where, List<PolicyProblem> problems) {
    problems.forEach(
        problem ->
            spec.commandLine()
                .getErr()
                .println(
                    Text.oneLine(
                        "%s:%d:%d: error: %s [%s]"
                            .formatted(
                                where,
                                problem.line(),
                                problem.column(),
                                problem.message(),
                                problem.code()))));
    spec.commandLine().getErr().flush();
  }

  /** A file's text. */
  String text(Path where) {
    try {
      return Files.readString(where);
    } catch (IOException e) {
      throw new IllegalStateException("the file " + where + " cannot be read", e);
    }
  }
}
