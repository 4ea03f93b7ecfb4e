package io.boundary.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the sandbox is started.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param worldFile people, groups, accounts
 * @param accessRules the policy file
 * @param dataDir where state is kept; empty for memory
 * @param infoFile where a program finds out how to drive it; empty for none
 * @param timing periods and quotas
 */
public record SandboxOptions(
    int port,
    Path worldFile,
    Path accessRules,
    Optional<Path> dataDir,
    Optional<Path> infoFile,
    Timing timing) {

  /** The port where none is named. */
  public static final int DEFAULT_PORT = 8787;

  /**
   * Periods and quotas, in real time.
   *
   * @param tickPeriod from the end of one janitor run to the next; zero for none but those asked
   *     for
   * @param assignmentDelay from acceptance of an assignment's creation or deletion to its effect
   * @param propagation how long after that another write of it is a conflict
   * @param callsPerSecond of Identity Center, Identity Store and Organizations each
   * @param visibility of queue messages
   * @param workflowConcurrency invocations at once, each with one message; 0 leaves the queue alone
   */
  public record Timing(
      Duration tickPeriod,
      Duration assignmentDelay,
      Duration propagation,
      double callsPerSecond,
      Duration visibility,
      int workflowConcurrency) {

    /**
     * The event source's MaximumConcurrency in a deployment: with what the janitor resumes, fewer
     * creations are in flight than the 15 that AWS allows.
     */
    public static final int MAXIMUM_CONCURRENCY = 10;

    /** As the product would find it, with a short wait for assignments. */
    public static final Timing DEFAULT =
        new Timing(
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ZERO,
            20,
            Duration.ofSeconds(60),
            MAXIMUM_CONCURRENCY);

    /** With janitor runs of another period. */
    public Timing withTickPeriod(Duration period) {
      return new Timing(
          period, assignmentDelay, propagation, callsPerSecond, visibility, workflowConcurrency);
    }

    /** With another wait for assignments. */
    public Timing withAssignmentDelay(Duration delay) {
      return new Timing(
          tickPeriod, delay, propagation, callsPerSecond, visibility, workflowConcurrency);
    }

    /** With another quota of calls. */
    public Timing withCallsPerSecond(double calls) {
      return new Timing(
          tickPeriod, assignmentDelay, propagation, calls, visibility, workflowConcurrency);
    }

    /** With another visibility time-out of queue messages. */
    public Timing withVisibility(Duration timeout) {
      return new Timing(
          tickPeriod, assignmentDelay, propagation, callsPerSecond, timeout, workflowConcurrency);
    }

    /** With another number of invocations at once. */
    public Timing withWorkflowConcurrency(int invocations) {
      return new Timing(
          tickPeriod, assignmentDelay, propagation, callsPerSecond, visibility, invocations);
    }
  }

  /** On any free port, in memory, with the files of this project folder. */
  public static SandboxOptions of(Path projectRoot) {
    return new SandboxOptions(
        0,
        projectRoot.resolve("config/sandbox/world.yaml"),
        projectRoot.resolve("config/access_rules.yaml"),
        Optional.empty(),
        Optional.empty(),
        Timing.DEFAULT);
  }

  /** On this port. */
  public SandboxOptions withPort(int number) {
    return new SandboxOptions(number, worldFile, accessRules, dataDir, infoFile, timing);
  }

  /** With another world. */
  public SandboxOptions withWorldFile(Path file) {
    return new SandboxOptions(port, file, accessRules, dataDir, infoFile, timing);
  }

  /** With another policy file. */
  public SandboxOptions withAccessRules(Path file) {
    return new SandboxOptions(port, worldFile, file, dataDir, infoFile, timing);
  }

  /** With state kept in a folder. */
  public SandboxOptions withDataDir(Optional<Path> folder) {
    return new SandboxOptions(port, worldFile, accessRules, folder, infoFile, timing);
  }

  /** With an info file. */
  public SandboxOptions withInfoFile(Optional<Path> file) {
    return new SandboxOptions(port, worldFile, accessRules, dataDir, file, timing);
  }

  /** With other periods and quotas. */
  public SandboxOptions withTiming(Timing other) {
    return new SandboxOptions(port, worldFile, accessRules, dataDir, infoFile, other);
  }
}
