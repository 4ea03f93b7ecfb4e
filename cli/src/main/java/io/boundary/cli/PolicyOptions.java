package io.boundary.cli;

import io.boundary.policy.Policy;
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

  private static final String USUAL = "config/access_rules.yaml";

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The policy file (default: config/access_rules.yaml of the project's folder).")
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

  boolean json() {
    return json;
  }

  /** Whether a policy or a value was named. */
  boolean isNamed() {
    return file != null || !values.isEmpty();
  }

  /** Where the policy stands. */
  Path file() {
    return file == null ? ProjectFolder.find().resolve(USUAL) : file;
  }

  /** Where its cases stand, unless another place is named: beside it. */
  Path cases() {
    String name = String.valueOf(file().getFileName());
    int end = name.lastIndexOf('.');
    String cases = (end < 0 ? name : name.substring(0, end)) + ".test.yaml";
    return file().resolveSibling(cases);
  }

  /** What it is read with. */
  PolicySurroundings surroundings(TargetOptions target, Map<String, String> environment) {
    PolicySurroundings found =
        target.sandbox()
            ? PolicySurroundings.ofWorld(ProjectFolder.find().resolve(ProjectFolder.WORLD))
            : PolicySurroundings.ofEnvironment(environment);
    return found.with(values);
  }

  /** The policy; empty after its problems were printed, a line each. */
  Optional<Policy> load(PolicySurroundings surroundings) {
    return load(file(), surroundings);
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

  /** Prints what is wrong with a file, as compilers do. */
  void print(Path where, List<PolicyProblem> problems) {
    problems.forEach(
        problem ->
            spec.commandLine()
                .getErr()
                .println(
                    where
                        + ":"
                        + problem.line()
                        + ":"
                        + problem.column()
                        + ": error: "
                        + problem.message()
                        + " ["
                        + problem.code()
                        + "]"));
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
