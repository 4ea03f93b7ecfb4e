package io.boundary.broker.port;

import java.time.Instant;

/**
 * How far a cycle of reconciliation has come.
 *
 * @param startedAt when the cycle began
 * @param stage what is being looked at
 * @param after the last thing of that stage that was looked at; empty text for none yet
 * @param runs how many runs the cycle has taken so far
 * @param findings what they found, together
 */
public record ReconcileCursor(
    Instant startedAt, Stage stage, String after, int runs, int findings) {

  /** The parts of a cycle, in their order. */
  public enum Stage {
    LEASES,
    ASSIGNMENTS,
    DONE
  }

  /** The beginning of a cycle. */
  public static ReconcileCursor begin(Instant now) {
    return new ReconcileCursor(now, Stage.LEASES, "", 0, 0);
  }

  /** The same cycle, at another place. */
  public ReconcileCursor at(Stage nextStage, String last) {
    return new ReconcileCursor(startedAt, nextStage, last, runs, findings);
  }

  /** The same place after one more run. */
  public ReconcileCursor afterRun(int found) {
    return new ReconcileCursor(startedAt, stage, after, runs + 1, findings + found);
  }

  /** Whether the cycle is complete. */
  public boolean isDone() {
    return stage == Stage.DONE;
  }
}
