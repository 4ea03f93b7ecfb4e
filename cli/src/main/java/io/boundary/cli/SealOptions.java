package io.boundary.cli;

import io.boundary.cli.audit.SealFile;
import io.boundary.model.LedgerSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which seal a ledger is checked by. */
final class SealOptions {

  private static final Pattern ROOT = Pattern.compile("[0-9a-f]{64}");

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--seal",
      paramLabel = "FILE",
      description = "Find what was removed or written anew since this seal was made, too.")
  private @Nullable Path file;

  @Option(
      names = "--root",
      paramLabel = "HEX",
      description = "The seal's root as it was noted apart from the file.")
  private @Nullable String root;

  /** What became of reading it. */
  sealed interface Reading {

    /** There is none to be read, or there is this one. */
    record Read(Optional<LedgerSeal> seal) implements Reading {}

    /** The file is not the seal that it should be. */
    record Refused(String why) implements Reading {}
  }

  /** Whether one is named. */
  boolean isNamed() {
    return file != null;
  }

  /** Complains of words that make no sense. */
  void check() {
    if (root != null && (file == null || !ROOT.matcher(root).matches())) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--root is the root of --seal, 64 hex digits");
    }
  }

  /** The seal. */
  Reading read() {
    if (file == null) {
      return new Reading.Read(Optional.empty());
    }
    Optional<LedgerSeal> seal = SealFile.parse(bytes(file));
    if (seal.isEmpty()) {
      return new Reading.Refused(file + " is no seal, or was changed");
    }
    return root == null || root.equals(seal.get().root())
        ? new Reading.Read(seal)
        : new Reading.Refused(file + " has another root than the one that was noted");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException("the file " + file + " cannot be read", e);
    }
  }
}
