package io.boundary.cli.doctor;

import java.util.List;

/**
 * What came of a look.
 *
 * @param says how it is
 * @param fix what to do about it; empty where all is well
 */
public record Finding(State state, String says, String fix) {

  /** How it is. */
  public enum State {
    FINE,
    /** Something is to be mended. */
    MISS,
    /** Whoever was asked did not answer at all. */
    UNSEEN
  }

  static Finding fine(String says) {
    return new Finding(State.FINE, says, "");
  }

  static Finding miss(String says, String fix) {
    return new Finding(State.MISS, says, fix);
  }

  static Finding unseen(String says, String fix) {
    return new Finding(State.UNSEEN, says, fix);
  }

  /** Fine where there are no problems. */
  static Finding of(List<String> problems, String fine, String fix) {
    return problems.isEmpty() ? fine(fine) : miss(String.join("; ", problems), fix);
  }

  /** Whether all is well. */
  public boolean fine() {
    return state == State.FINE;
  }
}
