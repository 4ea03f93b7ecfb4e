package io.boundary.broker.simulation;

import java.util.stream.Collectors;

/** Tells of one history in words: what was decided, what happened, what broke. */
final class Report {

  private static final String LINE = System.lineSeparator();

  private Report() {}

  /** The whole story of a seed. */
  static String whole(long seed) {
    return of(Planner.script(seed));
  }

  /** The story of a failed seed, without whatever is not needed for it to fail in the same way. */
  static String shrunk(Verdict failed) {
    try (Fibers fibers = new Fibers()) {
      Script small =
          Shrinker.shrunk(
              Planner.script(failed.seed()),
              script ->
                  History.run(fibers, script, false, new Coverage())
                      .invariant()
                      .equals(failed.invariant()));
      return "seed " + failed.seed() + ": " + failed.breach().orElse("") + LINE + of(small);
    }
  }

  private static String of(Script script) {
    try (Fibers fibers = new Fibers()) {
      Verdict verdict = History.run(fibers, script, true, new Coverage());
      return script.workers()
          + " workers, "
          + script.janitors()
          + " janitors, "
          + script.approvals()
          + " approvals, messages hidden for "
          + script.visibility()
          + " ms, calls up to "
          + script.pace()
          + " ms"
          + LINE
          + script.events().stream()
              .map(event -> Story.time(event.at()) + "  " + event)
              .collect(Collectors.joining(LINE))
          + LINE
          + LINE
          + String.join(LINE, verdict.story())
          + LINE
          + verdict.breach().map(breach -> "BROKEN: " + breach).orElse("all invariants held");
    }
  }
}
